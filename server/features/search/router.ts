import { router } from "@/server/pipeline/trpc";
import { people, posts } from "./queries";

export const searchRouter = router({ posts, people });
