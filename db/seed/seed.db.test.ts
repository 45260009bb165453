import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { account } from "@/db/schema/accounts";
import { comment } from "@/db/schema/comments";
import { event, installation, outbox } from "@/db/schema/core";
import { post, postLike } from "@/db/schema/microblog";
import { appeal, moderationCase } from "@/db/schema/moderation";
import { follow } from "@/db/schema/relations";
import { measure } from "@/db/schema/trust/measures";
import { eventSeal } from "@/db/schema/trust/records";
import { reviewDecision } from "@/db/schema/trust/review";
import { subjectState } from "@/db/schema/trust/visibility";
import { now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { sandboxImageText } from "@/server/core/media/image-text";
import { openPartialUploads } from "@/server/core/media/partial-uploads";
import { openDiskStorage } from "@/server/core/media/storage";
import { setUpAccounts } from "@/server/features/accounts/setup";
import { sandboxCarrier } from "@/server/features/accounts/sms/sandbox-carrier";
import { useMedia } from "@/server/features/media/ports";
import { useEvidenceStorage } from "@/server/features/verification/ports";
import { as, useWorld } from "@/server/testing/world";
import { lacksDemoTown, loadDemoTown } from "./seed";
import { asked } from "./town/asking";
import { found } from "./town/finding";
import { people } from "./town/people";
import { contentHash, follows, likes } from "./town/relations";
import { shared } from "./town/sharing";
import { threads } from "./town/texts";

useWorld();

const folder = mkdtempSync(join(tmpdir(), "town-"));
const percents: number[] = [];

beforeAll(async () => {
  setUpAccounts({ publicUrl: "http://localhost:3000", isDemo: true, sms: sandboxCarrier() });
  useMedia({
    storage: await openDiskStorage(folder, now()),
    partial: await openPartialUploads(join(folder, "uploads"), now()),
    imageText: sandboxImageText,
  });
  useEvidenceStorage(await openDiskStorage(join(folder, "evidence"), now()));
  await loadDemoTown((percent) => percents.push(percent));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

const count = async (query: ReturnType<typeof sql>) => (await reader.rows<{ n: number }>(query))[0]?.n;

it("loads once, and says how far it is", async () => {
  expect(percents).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  expect(await lacksDemoTown()).toBe(false);
  await loadDemoTown();
  expect(percents.length).toBe(100);
  const [noted] = await reader.rows<{ value: unknown }>(sql`select value from ${installation} where key = 'demo-town'`);
  expect(noted?.value).toEqual({ hash: contentHash(), isWhole: true });
});

it("shows every text as intended: what is said every day passes, what the desk is about is held, refused or removed", async () => {
  const states = await reader.rows<{ kind: string; state: string; n: number }>(sql`
    select kind, state, count(*)::int as n from ${subjectState} where hidden group by kind, state order by kind, state`);
  expect(states).toEqual([
    { kind: "comment", state: "hidden", n: 1 },
    { kind: "comment", state: "removed", n: 1 },
    { kind: "post", state: "held", n: 1 },
    { kind: "post", state: "refused", n: 1 },
    { kind: "post", state: "removed", n: 1 },
  ]);
  const outcomes = await reader.rows<{ outcome: string; because: string; n: number }>(sql`
    select outcome, because, count(*)::int as n from ${reviewDecision} where outcome <> 'pass' group by outcome, because order by outcome`);
  expect(outcomes).toEqual([
    { outcome: "block", because: "rule", n: 1 },
    { outcome: "hold", because: "rule", n: 4 },
  ]);
  expect(await count(sql`select count(*)::int as n from ${post} where deleted_at is null`)).toBe(
    threads.length + 5 + found.posts + asked.posts + shared.posts,
  );
  expect(await count(sql`select count(*)::int as n from ${comment}`)).toBeGreaterThan(300);
  expect(await count(sql`select count(*)::int as n from ${follow}`)).toBe(follows.length);
  expect(await count(sql`select count(*)::int as n from ${postLike}`)).toBe(likes.flat().length + found.likes);
});

it("gives each console something that happened: cases, a running measure, an appeal in conversation, past decisions", async () => {
  const cases = await reader.rows<{ state: string; n: number }>(sql`
    select state, count(*)::int as n from ${moderationCase} group by state order by state`);
  expect(cases).toEqual([
    { state: "decided", n: 8 },
    { state: "escalated", n: 1 },
    { state: "open", n: 4 },
  ]);
  const measures = await reader.rows<{ kind: string }>(sql`select kind from ${measure} order by seq`);
  expect(measures.map(({ kind }) => kind)).toEqual([
    "remove-content",
    "label-content",
    "warn",
    "remove-content",
    "warn",
    "suspend-updates",
    "remove-content",
    "label-content",
  ]);
  const appeals = await reader.rows<{ state: string; late: boolean }>(sql`
    select state, due_at < ${now()}::timestamptz as late from ${appeal}`);
  expect(appeals).toEqual([{ state: "open", late: false }]);
});

it("leaves nothing undone behind, and no event that was back-dated before a seal", async () => {
  expect(await count(sql`select count(*)::int as n from ${outbox}`)).toBe(0);
  expect(await count(sql`select count(*)::int as n from ${eventSeal}`)).toBe(0);
  expect(await count(sql`select count(*)::int as n from ${event} where at > ${now()}::timestamptz`)).toBe(0);
});

it("offers a cast in every role, and the newest posts to whoever comes", async () => {
  const cast = await as(null).accounts.demoCast({});
  expect(new Set(cast.map(({ role }) => role)).size).toBe(9);
  const of = (role: string) => cast.filter((person) => person.role === role);
  expect(of("privacy")).toHaveLength(2);
  expect(of("suspended")).toMatchObject([{ account: { nickname: people.flea.nickname } }]);
  expect(of("newcomer")).toMatchObject([{ account: { nickname: people.newcomer.nickname }, isVerified: false }]);
  const { posts } = await as(null).microblog.newest({});
  expect(posts[0]?.author.nickname).toBe(people.nurse.nickname);
  expect(posts[0]?.author.avatarUrl).not.toBeNull();
  expect(await count(sql`select count(*)::int as n from ${account} where is_demo`)).toBe(Object.keys(people).length);
});
