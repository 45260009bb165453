// Finds, in the sources, where obligations are controlled and where tests hold them. Pure: the same files give the same answer.
import { type ObligationId, obligationIds } from "@/server/shared/obligation-ids";
import type { SourceFile } from "./sources";

/** A place in the code that names an obligation: a gate, a profile, a command, a query, a measure, a job. */
export interface Control {
  id: ObligationId;
  path: string;
  /** The exported name it stands in. */
  name: string;
}

/** A test that holds an obligation. `id` is as written: an unknown one is a finding. */
export interface HeldTest {
  id: string;
  path: string;
  name: string;
}

const known = new Set<string>(obligationIds);
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path);

/** Where ids are listed rather than kept: the catalogue, the claims and their evidence, tools and test fixtures. */
const lists =
  /^(e2e|db\/seed|server\/(cli|bench|testing))\/|^server\/shared\/obligation|^server\/features\/compliance\/(evidence\/\w+|claims|acceptance-zh)\.ts$/;

const idLiteral = /(["'`])((?:GRP|PUB|IM|MB)-\d{2}\.\d-[a-z]\d{0,2})\1/g;
const exported = /^export (?:default )?(?:async )?(?:const|function\*?|class) (\w+)/gm;
const testCall = /\bobligation\(\s*(\[[^\]]*\]|"[^"]*")\s*,\s*(["'`])((?:\\.|(?!\2)[^\\])*)\2/g;

/** Every control of every obligation, in the order of the files; one per id, file and name. */
export function findControls(files: readonly SourceFile[]): Control[] {
  return files
    .filter(({ path }) => !isTest(path) && !lists.test(path))
    .flatMap(({ path, text }) => {
      const names = [...text.matchAll(exported)].map((match) => ({ at: match.index, name: match[1] ?? "" }));
      const found = new Map<string, Control>();
      for (const { index, 2: id = "" } of text.matchAll(idLiteral)) {
        if (!known.has(id)) continue;
        const name = names.findLast(({ at }) => at <= index)?.name ?? path.replace(/^.*\/|\.tsx?$/g, "");
        found.set(`${id} ${name}`, { id: id as ObligationId, path, name }); // `known` holds the ids of the type
      }
      return [...found.values()];
    });
}

/** Every test that names an obligation, once per id. */
export function findTests(files: readonly SourceFile[]): HeldTest[] {
  return files
    .filter(({ path }) => isTest(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(testCall)].flatMap(([, ids = "", , name = ""]) =>
        [...ids.matchAll(/"([^"]*)"/g)].map(([, id = ""]) => ({ id, path, name })),
      ),
    );
}
