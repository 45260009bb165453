import { router } from "@/server/pipeline/trpc";
import { beginProtection, endProtection, setContacts } from "./commands";
import { state } from "./queries";

export const protectionRouter = router({ setContacts, beginProtection, endProtection, state });
