import { router } from "@/server/pipeline/trpc";
import { addToList, deleteList, editList, leaveList, makeList, removeFromList } from "./commands";
import { get, members, mine, timeline } from "./queries";

export const listsRouter = router({
  makeList,
  editList,
  deleteList,
  addToList,
  removeFromList,
  leaveList,
  mine,
  get,
  members,
  timeline,
});
