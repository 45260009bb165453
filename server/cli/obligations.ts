// `npm run obligations`: prints the matrix of obligations and fails where a claim is not proven. `--json` prints it for programs.
import { fileURLToPath } from "node:url";
import { countStatuses, problemsOf } from "@/server/features/compliance/matrix";
import { readRegister } from "@/server/features/compliance/register";

const { rows, tests } = await readRegister(fileURLToPath(new URL("../../", import.meta.url)));
const problems = problemsOf(rows, tests);

if (process.argv.includes("--json")) {
  const listed = rows.map(({ obligation, status, claim, controls, tests: held, evidence }) => [
    obligation.id,
    {
      status,
      controls: controls.map(({ path, name }) => `${path}#${name}`),
      tests: held.map(({ path, name }) => `${path}: ${name}`),
      evidence: evidence === null ? [] : [evidence.is === "events" ? evidence.kinds.join(", ") : evidence.sql.trim()],
      ...(claim?.status === "partial" ? { missing: claim.missing.en } : {}),
    },
  ]);
  console.log(JSON.stringify(Object.fromEntries(listed), null, 2));
} else {
  console.log(`${"id".padEnd(12)}${"status".padEnd(9)}${"kind".padEnd(13)}controls  tests  evidence`);
  for (const { obligation, status, controls, tests: held, evidence } of rows) {
    const counts = `${String(controls.length).padStart(8)}${String(held.length).padStart(7)}`;
    console.log(
      `${obligation.id.padEnd(12)}${status.padEnd(9)}${obligation.kind.padEnd(13)}${counts}  ${evidence?.is ?? "–"}`,
    );
  }
  for (const { obligation, claim } of rows) {
    if (claim?.status === "partial") console.log(`\n${obligation.id} holds in part. Missing: ${claim.missing.en}`);
  }
  const counts = Object.entries(countStatuses(rows)).map(([status, count]) => `${count} ${status}`);
  console.log(`\n${counts.join(", ")} of ${rows.length}`);
}
for (const problem of problems) console.error(`FAULT ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
