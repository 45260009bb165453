import { router } from "@/server/pipeline/trpc";
import { deletePost, editPost, narrowAudience, pinPost, unpinPost } from "./commands/own";
import { createPost, quotePost, repostPost } from "./commands/publish";
import { likePost, undoRepost, unlikePost } from "./commands/reactions";
import {
  deleteDraft,
  saveDraft,
  scheduleDraft,
  startDraft,
  stopScheduledDraft,
  unscheduleDraft,
} from "./drafts/commands";
import { draft, drafts } from "./drafts/queries";
import { home, homeNewer } from "./home";
import { announcePoll, votePoll } from "./polls/commands";
import { getPost, mayPublish, newest, ownHeld, postHistory, profilePosts, quotesOf } from "./queries";
import { homeOrder, orderHome, rankedHome } from "./ranked-home";

export const microblogRouter = router({
  createPost,
  quotePost,
  repostPost,
  undoRepost,
  editPost,
  narrowAudience,
  deletePost,
  pinPost,
  unpinPost,
  likePost,
  unlikePost,
  home,
  homeNewer,
  rankedHome,
  homeOrder,
  orderHome,
  mayPublish,
  newest,
  getPost,
  profilePosts,
  postHistory,
  quotesOf,
  ownHeld,
  startDraft,
  saveDraft,
  deleteDraft,
  scheduleDraft,
  unscheduleDraft,
  stopScheduledDraft,
  draft,
  drafts,
  votePoll,
  announcePoll,
});
