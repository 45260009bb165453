import { caller } from "@/server/api/bridge";
import type { DemoPerson } from "@/server/features/accounts/contract";

/** The demo's cast; null where this is no demo. */
export async function findCast(): Promise<DemoPerson[] | null> {
  try {
    return await caller().accounts.demoCast({});
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (cause instanceof Object && "reason" in cause && cause.reason === "NOT_FOUND") return null;
    throw error;
  }
}
