import { router } from "@/server/pipeline/trpc";
import { mentionable, people, posts } from "./queries";

export const searchRouter = router({ posts, people, mentionable });
