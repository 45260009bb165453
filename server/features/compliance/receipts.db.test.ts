import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyRecords } from "@/server/cli/records-log";
import { sealNow } from "@/server/core/records/seal-now";
import { signerInUse } from "@/server/core/records/signer-in-use";
import { newId } from "@/server/shared/ids";
import { obligation } from "@/server/testing/obligation";
import { underMeasure } from "@/server/testing/standings";
import { as, makePerson, useWorld } from "@/server/testing/world";

const database = useWorld();
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(() => owner.end());

describe("receipts", () => {
  obligation(["PUB-19.2-b", "IM-08.2-b"], "are given to the person a record is about, and to nobody else", async () => {
    const person = await makePerson();
    const measureId = await underMeasure(person, "warn");
    await sealNow();
    const receipt = await as(person).compliance.receipt({ chain: "measure", id: measureId });
    expect((await verifyRecords(signerInUse(), [receipt])).faults).toEqual([]);
    await owner.query("set session_replication_role = replica");
    await owner.query("update measure set reason = 'rewritten' where id = $1", [measureId]);
    expect((await verifyRecords(signerInUse(), [receipt])).faults.map(({ chain }) => chain)).toContain("measure");
    await owner.query("update measure set reason = 'fixture' where id = $1", [measureId]);

    const other = await makePerson({ posts: ["reviewer"] });
    for (const id of [measureId, newId()])
      await expect(as(other).compliance.receipt({ chain: "measure", id })).rejects.toMatchObject({
        cause: { reason: "NOT_FOUND" },
      });
    await expect(as(null).compliance.receipt({ chain: "measure", id: measureId })).rejects.toMatchObject({
      cause: { reason: "SIGN_IN_REQUIRED" },
    });
  });

  it("can be had for everything that one's own list of records shows", async () => {
    const person = await makePerson();
    await as(person).microblog.createPost({ body: "记下来的一条" });
    await underMeasure(person, "suspend-updates");
    const { records } = await as(person).compliance.myRecords({});
    expect(records.map(({ what }) => what).sort()).toEqual(["post.created", "suspend-updates"]);
    for (const { chain, id } of records)
      expect(await as(person).compliance.receipt({ chain, id })).toMatchObject({ chain, row: { id } });
    expect((await as(await makePerson()).compliance.myRecords({})).records).toEqual([]);
  });

  it("are checked with the key and the heads that everybody can read", async () => {
    await sealNow();
    const { publicKey, heads } = await as(null).compliance.heads({});
    expect(publicKey).toContain("BEGIN PUBLIC KEY");
    expect(heads.map(({ chain }) => chain)).toContain("event");
    const { chains } = await verifyRecords(signerInUse());
    for (const head of heads) expect(chains[head.chain]?.signed).toBe(head.seq);
  });
});
