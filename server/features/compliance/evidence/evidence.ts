// The saved queries behind the register, one per claimed obligation, joined from the files of their subjects.
import type { ClaimedId } from "../claims";
import { contents } from "./contents";
import { decisions } from "./decisions";
import type { Evidence } from "./kinds";
import { people } from "./people";

/** Every claimed obligation has its evidence, in the file of its subject. */
export const evidence = { ...people, ...decisions, ...contents } as const satisfies Readonly<
  Record<ClaimedId, Evidence>
>;
