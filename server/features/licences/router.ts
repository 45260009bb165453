import { router } from "@/server/pipeline/trpc";
import { endLicence, enterLicence } from "./commands";
import { list, mine } from "./queries";

export const licencesRouter = router({ enterLicence, endLicence, list, mine });
