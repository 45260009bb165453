import { router } from "@/server/pipeline/trpc";
import { bookmarkPost, unbookmarkPost } from "./commands";
import { mine } from "./queries";

export const bookmarksRouter = router({ bookmarkPost, unbookmarkPost, mine });
