// Procedures as a named part of the system: what jobs do goes through the same commands, with nobody's session.
import { type AppCaller, callerOf } from "@/server/api/caller";
import { systemRequest } from "@/server/pipeline/system-request";

/** A caller for a job; its name stands in the events as the actor. */
export function systemCaller(name: string): AppCaller {
  return callerOf(systemRequest(name));
}
