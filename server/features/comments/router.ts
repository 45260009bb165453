import { router } from "@/server/pipeline/trpc";
import { createComment, deleteComment, editComment } from "./commands";
import { named, replies, threads } from "./queries";

export const commentsRouter = router({ createComment, editComment, deleteComment, threads, replies, named });
