// How jobs and effects call commands: through the same pipeline, as a named part of the system.
import { randomUUID } from "node:crypto";
import type { RequestContext } from "@/server/core/request";
import { t } from "@/server/pipeline/trpc";

/** The context of work that nobody asked for. It has no address and no session. */
export function systemRequest(name: string): RequestContext {
  return {
    session: null,
    system: name,
    address: "",
    port: 0,
    device: name,
    region: null,
    locale: "zh-CN",
    correlationId: randomUUID(),
  };
}

/** A caller of these procedures as the named job; what it calls belongs to one correlation id. */
export function systemCaller<Procedures extends Parameters<typeof t.router>[0]>(name: string, procedures: Procedures) {
  return t.createCallerFactory(t.router(procedures))(systemRequest(name));
}
