import { sql } from "drizzle-orm";
import { afterEach, describe, expect } from "vitest";
import { account } from "@/db/schema/accounts";
import { measure, measureEnd, reportItem } from "@/db/schema/trust/measures";
import { freezeClock } from "@/server/core/clock";
import { inTransaction } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import { impose, post, publishedRule, refusal } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, useWorld } from "@/server/testing/world";

useWorld();
afterEach(() => freezeClock(null));

describe("the statement of reasons", () => {
  obligation(
    ["PUB-06.2-a", "IM-06.2-a"],
    "links the rule in the version applied and names the bottom line, the facts and the way to appeal",
    async () => {
      const person = await makePerson();
      const rule = await publishedRule();
      const { measureId, number } = await impose(person, "suspend-updates", { rule, bottomLine: "truthfulness" });
      const { statement } = await as(person).moderation.measure({ measureId });
      expect(statement).toMatchObject({
        number,
        kind: "suspend-updates",
        facts: "三次发布同一条假消息",
        bottomLine: "truthfulness",
        rule: {
          id: rule.id,
          version: rule.version,
          address: "/agreements/content-rules/1#1",
          clause: { "zh-CN": "不骗人" },
        },
        handledBy: "officer",
        appeal: { possible: true, decisionDays: 7 },
      });
      expect(JSON.stringify(statement)).not.toContain("handlerId");
    },
  );

  obligation("PUB-19.2-b", "is kept as a signed file with the receipt of its record", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "warn");
    const file = await as(person).moderation.statementFile({ measureId });
    expect(file).toMatchObject({
      format: "guiju-statement/1",
      transparency: {
        decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
      },
      receipt: { format: "guiju-receipt/1", chain: "measure", row: { id: measureId } },
      signature: expect.any(String),
    });
  });

  obligation(
    "MB-12.2-b",
    "and its record are the person's and those staff's who read measures, nobody else's",
    async () => {
      const person = await makePerson();
      const { measureId } = await impose(person, "warn");
      const hidden = refusal("NOT_FOUND");
      await expect(as(await makePerson()).moderation.measure({ measureId })).rejects.toMatchObject(hidden);
      await expect(
        as(await makePerson({ posts: ["reviewer"] })).moderation.measure({ measureId }),
      ).rejects.toMatchObject(hidden);
      await expect(as(null).moderation.measure({ measureId })).rejects.toMatchObject(refusal("SIGN_IN_REQUIRED"));
      await expect(
        as(await makePerson({ posts: ["officer"] })).moderation.measure({ measureId }),
      ).resolves.toBeDefined();
    },
  );
});

describe("the records", () => {
  obligation(["PUB-19.2-b", "IM-08.2-b"], "outlive the account and hold the content as it was", async () => {
    const person = await makePerson();
    const { id } = await post(person);
    const { measureId } = await impose(person, "remove-content", { subject: subjectRef("post", id) });
    await as(person).microblog.deletePost({ postId: id });
    await inWriteTx((tx) => tx.rows(sql`delete from ${account} where id = ${person.accountId}::uuid`));
    const [kept] = await rowsOf<{ snapshot: { texts: unknown } }>(
      sql`select snapshot from ${measure} where id = ${measureId}::uuid`,
    );
    expect(kept?.snapshot).toMatchObject({
      texts: [{ field: "body", text: "今天路上看到一只猫。" }],
      spread: { likes: 0, comments: 0 },
      authorName: person.nickname,
    });
  });

  obligation(["PUB-19.2-b", "IM-08.2-b", "MB-12.2-b"], "cannot be changed or deleted by the application", async () => {
    const { measureId } = await impose(await makePerson(), "warn");
    const denied = { code: "42501" };
    await expect(
      inTransaction((tx) => tx.rows(sql`update ${measure} set reason = 'x' where id = ${measureId}::uuid`)),
    ).rejects.toMatchObject(denied);
    await expect(
      inTransaction((tx) => tx.rows(sql`delete from ${measure} where id = ${measureId}::uuid`)),
    ).rejects.toMatchObject(denied);
    await expect(inTransaction((tx) => tx.rows(sql`delete from ${measureEnd}`))).rejects.toMatchObject(denied);
    await expect(inTransaction((tx) => tx.rows(sql`update ${reportItem} set authority = 'x'`))).rejects.toMatchObject(
      denied,
    );
  });
});

async function rowsOf<T extends object>(query: ReturnType<typeof sql>): Promise<T[]> {
  return inTransaction((tx) => tx.rows<T>(query));
}
