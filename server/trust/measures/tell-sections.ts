import type { Beside } from "@/server/core/event-log";
import { sectionsOf, signalBeside } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { MeasureRecord } from "@/server/trust/measures/module";

/** Tells the open pages of what the account published that its comments are stopped, or open again; gates enforce it from the measure's row alone. */
export async function tellSections(_tx: WriteTx, { accountId }: Pick<MeasureRecord, "accountId">): Promise<Beside[]> {
  return [signalBeside({ audience: sectionsOf(accountId), type: "changed" })];
}
