// The register of this build: the catalogue joined with what the sources and claims say. Made once per process, because sources do not change under it.
import { shared } from "@/server/core/process-slot";
import { obligations } from "@/server/shared/obligations";
import { claims } from "./claims";
import { findControls, findTests, type HeldTest } from "./controls";
import { evidence } from "./evidence/evidence";
import { joinMatrix, type MatrixRow } from "./matrix";
import { readSources } from "./sources";

export interface Register {
  rows: MatrixRow[];
  tests: HeldTest[];
}

/** Reads the sources below `root` and joins the matrix. */
export async function readRegister(root: string): Promise<Register> {
  const files = await readSources(root);
  const tests = findTests(files);
  return { rows: joinMatrix({ obligations, claims, controls: findControls(files), tests, evidence }), tests };
}

const slot = shared("register", (): { read: Promise<Register> | null } => ({ read: null }));

/** The register of the running program, whose working folder is the project's root. */
export function registerOfBuild(): Promise<Register> {
  slot.read ??= readRegister(process.cwd());
  return slot.read;
}
