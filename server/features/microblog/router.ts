import { router } from "@/server/pipeline/trpc";
import { createPost, deletePost, editPost, likePost, unlikePost } from "./commands";
import { getPost, home, homeNewer, mayPublish, newest, ownHeld, profilePosts } from "./queries";

export const microblogRouter = router({
  createPost,
  editPost,
  deletePost,
  likePost,
  unlikePost,
  home,
  homeNewer,
  mayPublish,
  newest,
  getPost,
  profilePosts,
  ownHeld,
});
