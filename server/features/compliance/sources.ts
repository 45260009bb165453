// The project's own source files, from which controls and tests are read. They lie beside the bundles of every start.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  path: string;
  text: string;
}

const folders = ["server", "db", "app", "e2e"];

/** Every TypeScript file of the project below `root`, by path. A folder that is not there has none. */
export async function readSources(root: string): Promise<SourceFile[]> {
  const names = await Promise.all(
    folders.map(async (folder) => {
      const found = await readdir(join(root, folder), { recursive: true }).catch(() => []);
      return found.filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
    }),
  );
  return Promise.all(
    names
      .flat()
      .sort()
      .map(async (path) => ({ path, text: await readFile(join(root, path), "utf8") })),
  );
}
