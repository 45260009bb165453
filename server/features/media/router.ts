import { router } from "@/server/pipeline/trpc";
import { addEvidence, addImage } from "./commands";

export const mediaRouter = router({ addImage, addEvidence });
