// Asks the compiler about small planted files, as if they stood in the project.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Type-checks each text as a file of its own against the real project, in one run of the project's own compiler. Answers per file what the compiler objects to
 * ("TS2741 Property 'obligations' is missing …"), and nothing for a file that compiles. Errors elsewhere in the project are left out. The files stand in a
 * new folder under dist/, which no other check reads, and are gone afterwards.
 */
export function compile<Name extends string>(files: Readonly<Record<Name, string>>): Record<Name, string[]> {
  const names = Object.keys(files) as Name[]; // the keys of `files` are its names
  mkdirSync(join(root, "dist"), { recursive: true });
  const folder = mkdtempSync(join(root, "dist", "planted-"));
  try {
    for (const name of names) writeFileSync(join(folder, `${name}.ts`), files[name]);
    const config = {
      extends: join(root, "tsconfig.json"),
      compilerOptions: { incremental: false },
      include: [],
      files: names.map((name) => `${name}.ts`),
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], {
      cwd: root,
      encoding: "utf8",
    });
    if (status === null || stderr) throw new Error(`The compiler did not run: ${stderr}`);
    const place = relative(root, folder);
    return Object.fromEntries(names.map((name) => [name, objectionsTo(`${place}/${name}.ts`, stdout)])) as Record<
      Name,
      string[]
    >; // one entry per name
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The compiler's messages about one file, with the lines that explain them. */
function objectionsTo(file: string, output: string): string[] {
  return output
    .split(/\n(?=\S)/)
    .filter((message) => message.startsWith(`${file}(`))
    .map((message) => message.replace(/^.*?: error /, "").trim());
}
