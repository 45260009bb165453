// One's own standing and data: levels, copies, closing; and patrol, which goes by levels.
import { sql } from "drizzle-orm";
import { inTransaction } from "@/server/core/database";
import { newId } from "@/server/shared/ids";
import type { CommandSample, DomainSamples } from "@/server/testing/samples";
import { underMeasure } from "@/server/testing/standings";
import { as, asSystem, makePerson } from "@/server/testing/world";

/** Jobs call these. */
async function byJob(input: unknown): Promise<CommandSample> {
  return { actor: null, input, over: { system: "test" }, failing: { isSystem: { actor: await makePerson() } } };
}

/** A closing whose waiting period is over. */
async function closed(): Promise<{ id: string }> {
  const person = await makePerson();
  await as(person).privacy.closeAccount({});
  const [row] = await inTransaction((tx) =>
    tx.rows<{ id: string }>(sql`
      update account_closing set due_at = requested_at where account_id = ${person.accountId}::uuid returning id`),
  );
  return { id: row?.id ?? "" };
}

export const privacySamples: DomainSamples = {
  commands: {
    "tiers.regrade": () => byJob({ after: null }),
    "moderation.advancePatrol": async () => {
      const runId = newId();
      await inTransaction((tx) =>
        tx.rows(sql`
          insert into patrol_run (id, rule_id, rule_version, started_at) values (${runId}::uuid, ${runId}, 1, now())`),
      );
      return byJob({ runId });
    },
    "moderation.samplePublished": () => byJob({}),
    "moderation.openAuthorityCase": async () => {
      const { id } = await as(await makePerson()).microblog.createPost({ body: "被指出的一条" });
      return {
        actor: await makePerson({ posts: ["officer"] }),
        input: { subject: { kind: "post", id }, reference: "网信通知 1 号" },
      };
    },
    "privacy.requestExport": async () => ({ actor: await makePerson(), input: {} }),
    "privacy.noteExport": async () => {
      const { exportId } = await as(await makePerson()).privacy.requestExport({});
      return byJob({ exportId, step: "gathered", done: 1, total: 2 });
    },
    "privacy.closeAccount": async () => ({ actor: await makePerson(), input: {} }),
    "privacy.undoClosingAccount": async () => {
      const actor = await makePerson();
      await as(actor).privacy.closeAccount({});
      const barred = await makePerson();
      await as(barred).privacy.closeAccount({});
      await underMeasure(barred, "close-account");
      return { actor, input: {}, failing: { notClosedByMeasure: { actor: barred } } };
    },
    "privacy.carryOutClosing": async () => byJob({ closingId: (await closed()).id }),
    "privacy.purgeClosed": async () => {
      const { id } = await closed();
      await asSystem("test").privacy.carryOutClosing({ closingId: id });
      await inTransaction((tx) =>
        tx.rows(sql`update account_closing set purge_at = requested_at where id = ${id}::uuid`),
      );
      return byJob({ closingId: id });
    },
    "privacy.purgeExpired": () => byJob({}),
    "privacy.setIndexing": async () => ({ actor: await makePerson(), input: { isIndexed: false } }),
  },
  queries: {
    "tiers.mine": () => [{}],
    "moderation.patrol": () => [{}],
    "privacy.indexedAmong": ({ author, closed }) => [{ accountIds: [author.accountId, closed.accountId] }],
    "privacy.sitemap": () => [{}],
    "privacy.exports": () => [{}],
    "privacy.closing": () => [{}],
    "privacy.indexing": () => [{}],
    "privacy.exportFile": (world) => [{ exportId: world.measure.id }],
    "tiers.table": () => [{}],
  },
};
