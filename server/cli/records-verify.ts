// `npm run records:verify [receipt.json …]`: checks every row of the records, and that the receipts given agree with them.
// Exits with 0 (whole), 1 (a fault, its row named) or 2 (cannot be checked).
import { readFileSync } from "node:fs";
import { verifyRecords, withRecords } from "@/server/cli/records-log";
import { report } from "@/server/cli/verify-export.mjs";

await withRecords(async (signer) => {
  const receipts = process.argv.slice(2).map((name) => JSON.parse(readFileSync(name, "utf8")) as unknown);
  const verification = await verifyRecords(signer, receipts);
  console.log(report(verification));
  return verification.faults.length === 0 ? 0 : 1;
});
