import { randomUUID } from "node:crypto";
import type { RequestContext } from "@/server/core/request";

/** The context of work that nobody asked for: a job, an effect. Its name stands in the events as the actor. Never made from a request. */
export function systemRequest(name: string): RequestContext {
  return {
    session: null,
    system: name,
    address: "127.0.0.1",
    port: 0,
    device: name,
    region: null,
    locale: "zh-CN",
    correlationId: randomUUID(),
  };
}
