// Who calls and from where, as the pipeline and the records need it.

import type { Region } from "@/server/shared/content";
import type { AccountId, PrincipalId, SessionId } from "@/server/shared/ids";

/** A session as looked up for one request. */
export interface Session {
  id: SessionId;
  accountId: AccountId;
  principalId: PrincipalId;
  secondFactorAt: Date | null;
  /** When the holder last proved to be the owner: by signing in, or by the second factor where there is one. */
  confirmedAt?: Date | null;
}

/** Everything about one request that is not its input. */
export interface RequestContext {
  session: Session | null;
  /** Set for work that nobody asked for: a job, an effect, the seed. Never from a request. */
  system: string | null;
  address: string;
  port: number;
  /** What the browser calls itself. */
  device: string;
  /** A random id that this browser keeps in a cookie; absent where it sent none. */
  deviceId?: string | null;
  region: Region | null;
  locale: "zh-CN" | "en";
  correlationId: string;
  /** Whom the sender's page was drawn for: an account's id, or `none`. Absent where the sender does not say: programs, and pages that are being rendered. */
  drawnFor?: string;
  /** Stands for the page that is being rendered: its queries read once what does not change between them. Absent for every other call. */
  page?: object;
}
