// `npm run records:export -- file`: writes the records to a file that verify-export.mjs checks without a server.
import { exportRecords, withRecords } from "@/server/cli/records-log";

await withRecords(async (signer) => {
  const file = process.argv[2];
  if (file === undefined) throw new Error("name the file to write, as in `npm run records:export -- records.ndjson`.");
  await exportRecords(signer, file);
  console.log(`${file} is written; check it with \`node server/cli/verify-export.mjs ${file}\`.`);
  return 0;
});
