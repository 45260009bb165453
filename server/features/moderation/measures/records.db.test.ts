import pg from "pg";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { verifyLines } from "@/server/cli/verify-export.mjs";
import { exportLog } from "@/server/core/records/export";
import { sealRecords } from "@/server/core/records/seal";
import { signerInUse } from "@/server/core/records/signer-in-use";
import { withLog } from "@/server/core/records/source";
import { inWriteTx } from "@/server/core/write-tx";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, useWorld } from "@/server/testing/world";

const world = useWorld();
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: world.url });
  await owner.connect();
});
afterAll(() => owner.end());

function verified(receipts: unknown[] = []) {
  const keys = [signerInUse()];
  return withLog((log) =>
    verifyLines(
      exportLog(log, { exportedAt: new Date("2026-01-01"), keys }),
      receipts,
      keys.map((key) => key.publicKey),
    ),
  );
}

/** As the person keeps it: through JSON. */
const asFile = (document: object): unknown => JSON.parse(JSON.stringify(document));

describe("the records of measures", () => {
  obligation(["PUB-19.2-b", "IM-08.2-b"], "name the row that was edited, and a tail that was cut", async () => {
    const person = await makePerson();
    const first = await impose(person, "warn");
    const second = await impose(person, "suspend-updates");
    const third = await impose(person, "stop-advertising");
    await end(second.measureId, "overturned");
    await inWriteTx((tx) => sealRecords(tx, signerInUse()));
    const statement = await as(person).moderation.statementFile({ measureId: third.measureId });
    expect(await verified([asFile(statement)])).toMatchObject({
      faults: [],
      chains: { measure: { rows: 3 }, measure_end: { rows: 1 } },
    });

    const forged = { ...statement, signedAt: "2020-01-01T00:00:00.000Z" };
    expect((await verified([asFile(forged)])).faults).toMatchObject([{ kind: "receipt", chain: "receipt 1" }]);

    await owner.query("update measure set reason = 'another' where id = $1", [first.measureId]);
    expect((await verified()).faults).toMatchObject([{ kind: "edited", chain: "measure", seq: 1 }]);
    await owner.query("update measure set reason = '三次发布同一条假消息' where id = $1", [first.measureId]);

    await owner.query("update measure_end set how = 'lifted' where measure_id = $1", [second.measureId]);
    expect((await verified()).faults).toMatchObject([{ kind: "edited", chain: "measure_end", seq: 1 }]);
    await owner.query("update measure_end set how = 'overturned' where measure_id = $1", [second.measureId]);

    await owner.query("begin; delete from report_item where measure_id = (select id from measure where seq = 3)");
    await owner.query("delete from measure where seq = 3; commit");
    const { faults } = await verified([asFile(statement)]);
    expect(faults).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "cut", chain: "measure", seq: 3 })]),
    );
  });
});
