import { router } from "@/server/pipeline/trpc";
import { addToCircle, deleteCircle, makeCircle, removeFromCircle, renameCircle } from "./commands";
import { members, mine } from "./queries";

export const circlesRouter = router({
  makeCircle,
  renameCircle,
  addToCircle,
  removeFromCircle,
  deleteCircle,
  mine,
  members,
});
