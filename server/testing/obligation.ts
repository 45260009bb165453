// Names the obligations that a test holds; `npm run obligations` reads the ids from the calls.
import { it } from "vitest";
import type { ObligationId } from "@/server/shared/obligation-ids";

/** A test that holds one or more obligations by their whole acceptance or a named part of it. */
export function obligation(
  ids: ObligationId | readonly ObligationId[],
  name: string,
  run: () => Promise<void> | void,
): void {
  it(`[${[ids].flat().join(", ")}] ${name}`, run);
}
