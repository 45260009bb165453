import { router } from "@/server/pipeline/trpc";
import { createPost, deletePost, editPost, likePost, unlikePost } from "./commands";
import { getPost, home, homeNewer, newest, ownHeld, profilePosts } from "./queries";

export const microblogRouter = router({
  createPost,
  editPost,
  deletePost,
  likePost,
  unlikePost,
  home,
  homeNewer,
  newest,
  getPost,
  profilePosts,
  ownHeld,
});
