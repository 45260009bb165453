import { router } from "@/server/pipeline/trpc";
import { addImage } from "./commands";

export const mediaRouter = router({ addImage });
