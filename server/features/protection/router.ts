import { router } from "@/server/pipeline/trpc";
import { beginProtection, endProtection, makeEvidence, setContacts } from "./commands";
import { said, state } from "./queries";

export const protectionRouter = router({ setContacts, beginProtection, endProtection, makeEvidence, state, said });
