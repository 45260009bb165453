// The town while it is being made: who is there by now, what was said, and how each of them calls the same procedures as everybody.
import { callerOf } from "@/server/api/caller";
import { handlers } from "@/server/api/registry";
import { freezeClock, now } from "@/server/core/clock";
import { drainOutbox } from "@/server/core/outbox";
import { countries, provinces, unknownRegion } from "@/server/core/region-names";
import type { RequestContext } from "@/server/core/request";
import {
  type AccountId,
  type CommentId,
  newId,
  type PostId,
  type PrincipalId,
  type SessionId,
} from "@/server/shared/ids";
import { type PersonKey, people, type Resident } from "./people";
import type { Pictures } from "./pictures";
import type { Remark, Thread } from "./thread";

export interface Inhabitant {
  accountId: AccountId;
  principalId: PrincipalId;
  handle: string;
}

export interface Town {
  /** When the town is loaded: nothing in it is later. */
  present: Date;
  pictures: Pictures;
  inhabitants: Map<PersonKey, Inhabitant>;
  posts: Map<Thread, PostId>;
  remarks: Map<Remark, CommentId>;
}

const keys = Object.keys(people) as PersonKey[]; // the keys are known: the object is const
const devices = [
  "Mozilla/5.0 (Linux; Android 14) Mobile",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15)",
] as const;

/** Sets the town's clock. Everything called from now on happens at this instant. */
export function itIs(at: Date): void {
  freezeClock(at);
}

let settling: Promise<unknown> | null = null;

/** Begins to run the effects of what has happened so far, beside what goes on happening. */
export function beginToSettle(): void {
  settling ??= drainOutbox(handlers).finally(() => {
    settling = null;
  });
  settling.catch(() => undefined); // the next one who waits is told
}

/** Runs the effects of what has happened so far to their end. */
export async function settle(): Promise<void> {
  await settling;
  await drainOutbox(handlers);
}

/** How somebody's requests arrive: from an address of their own in the range for documentation (RFC 3849), in their region, from their device. */
export function requestOf(key: PersonKey, inhabitant: Inhabitant | null): RequestContext {
  const number = keys.indexOf(key) + 1;
  const { region, locale, role }: Resident = people[key];
  const isStaff = role !== "resident" && role !== "newcomer";
  return {
    session: inhabitant && {
      id: newId<SessionId>(),
      accountId: inhabitant.accountId,
      principalId: inhabitant.principalId,
      secondFactorAt: isStaff ? now() : null,
    },
    system: null,
    address: `2001:db8:${number.toString(16)}::${(number * 17).toString(16)}`,
    port: 40_000 + number * 7,
    device: devices[number % devices.length] ?? "",
    deviceId: `demo-town-device-${String(number).padStart(5, "0")}`,
    region: [...provinces, ...countries].find(({ code }) => code === region) ?? unknownRegion,
    locale,
    correlationId: newId(),
  };
}

/** The procedures as this inhabitant calls them. */
export function as(town: Town, key: PersonKey): ReturnType<typeof callerOf> {
  return callerOf(requestOf(key, inhabitantOf(town, key)));
}

/** Throws where this person has not arrived yet. */
export function inhabitantOf(town: Town, key: PersonKey): Inhabitant {
  const found = town.inhabitants.get(key);
  if (!found) throw new Error(`${key} has not arrived yet.`);
  return found;
}
