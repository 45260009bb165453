// Procedures as a named part of the system: what jobs do goes through the same commands, with nobody's session.
import { randomUUID } from "node:crypto";
import { type AppCaller, callerOf } from "@/server/api/caller";

/** A caller for a job or an effect; its name stands in the events as the actor. Never made from a request. */
export function systemCaller(name: string): AppCaller {
  return callerOf({
    session: null,
    system: name,
    address: "127.0.0.1",
    port: 0,
    device: name,
    region: null,
    locale: "zh-CN",
    correlationId: randomUUID(),
  });
}
