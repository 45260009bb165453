// Where the files of copies lie until they are deleted: a folder that only this process's user reads.
import { createReadStream, type ReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { shared } from "@/server/core/process-slot";
import type { ExportId } from "../contract";

const slot = shared("exports-folder", (): { path: string | null } => ({ path: null }));

/** Called once per process before a copy is made or handed out. */
export function useExportsFolder(path: string): void {
  slot.path = path;
}

/** The file of a copy. */
export function exportPath(id: ExportId): string {
  if (!slot.path) throw new Error("No folder for exports is set.");
  return join(slot.path, `${id}.zip`);
}

export function readExport(id: ExportId): ReadStream {
  return createReadStream(exportPath(id));
}

/** Deletes the file; one that is gone is no error. */
export async function removeExport(id: ExportId): Promise<void> {
  await rm(exportPath(id), { force: true });
}
