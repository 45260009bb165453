// `npm run records:verify [receipt.json …] [-- --key earlier-key.pem …]`: checks every row of the records, and that the receipts given agree with them. With
// --key, keys that signed before the present one count only if they are named. Exits with 0 (whole), 1 (a fault, its row named) or 2 (cannot be checked).
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { verifyRecords, withRecords } from "@/server/cli/records-log";
import { report } from "@/server/cli/verify-export.mjs";

await withRecords(async (signer) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { key: { type: "string", multiple: true } },
  });
  const receipts: unknown[] = positionals.map((name) => JSON.parse(readFileSync(name, "utf8")));
  const published = values.key?.map((name) => readFileSync(name, "utf8")) ?? null;
  const verification = await verifyRecords(signer, receipts, published);
  console.log(report(verification));
  return verification.faults.length === 0 ? 0 : 1;
});
