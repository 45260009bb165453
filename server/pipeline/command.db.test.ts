// The write path when things go wrong between looking and writing.
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { account } from "@/db/schema/accounts";
import { installation } from "@/db/schema/core";
import { quotaUse } from "@/db/schema/trust/quotas";
import { freezeClock, now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import { imageAdded } from "@/server/features/media/contract";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { router, t } from "@/server/pipeline/trpc";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { nextShanghaiDay, shanghaiDay } from "@/server/shared/time";
import { underMeasure } from "@/server/testing/standings";
import { as, contextAs, makePerson, type Person, useWorld } from "@/server/testing/world";
import { addressLimits, dailyLimits } from "@/server/trust/quotas/limits";
import { type ClassifierPort, sandboxClassifier } from "@/server/trust/review/classifier";
import { useClassifier } from "@/server/trust/review/classifier-in-use";

const world = useWorld();
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: world.url });
  await owner.connect();
});
afterEach(() => {
  useClassifier(sandboxClassifier, 800);
  freezeClock(null);
});
afterAll(() => owner.end());

const pass = { outcome: "pass", classifier: "test", grounds: [] } as const;

/** A classifier that answers when it is told to. */
function waitingClassifier(): { port: ClassifierPort; asked: Promise<void>; answer: () => void } {
  let told = (): void => undefined;
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    told = resolve;
  });
  const free = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return {
    asked,
    answer,
    port: {
      async classify() {
        told();
        await free;
        return { ...pass, grounds: [] };
      },
    },
  };
}

async function used(person: Person): Promise<number> {
  const { rows } = await owner.query("select used from quota_use where principal_id = $1 and quota = 'post'", [
    person.principalId,
  ]);
  return rows[0]?.used ?? 0;
}
const posts = async (person: Person) =>
  (await owner.query("select 1 from post where author_id = $1", [person.accountId])).rows.length;
const events = async (person: Person) =>
  (await owner.query("select 1 from event where actor_id = $1", [person.accountId])).rows.length;

/** Leaves so many posts for today. */
async function leave(person: Person, places: number): Promise<void> {
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${quotaUse} (principal_id, quota, window_at, used)
      values (${person.principalId}::uuid, 'post', ${shanghaiDay(tx.now)}::timestamptz, ${dailyLimits.post[2] - places}::int)`),
  );
}

describe("a suspension that lands while a text is being judged", () => {
  it("refuses it, and nothing of it is stored", async () => {
    const person = await makePerson();
    const { port, asked, answer } = waitingClassifier();
    useClassifier(port, 20_000);
    const posting = as(person).microblog.createPost({ body: "写得很慢的一条" });
    posting.catch(() => undefined);
    await asked;
    await underMeasure(person, "suspend-updates");
    answer();
    await expect(posting).rejects.toMatchObject({ cause: { reason: "SUSPENDED" } });
    expect([await posts(person), await events(person), await used(person)]).toEqual([0, 0, 0]);
  });
});

describe("a classifier that does not say yes", () => {
  it.each<[string, ClassifierPort]>([
    ["never answers", { classify: () => new Promise(() => undefined) }],
    ["fails", { classify: () => Promise.reject(new Error("no model")) }],
    ["throws", { classify: () => JSON.parse("{") }],
    ["answers nonsense", { classify: async () => JSON.parse('{"outcome":"fine"}') }],
    ["answers nothing", { classify: async () => JSON.parse("null") }],
  ])("means hold: it %s", async (_name, port) => {
    useClassifier(port, 50);
    const person = await makePerson();
    const { id, held } = await as(person).microblog.createPost({ body: "今天去湖边散步" });
    expect(held).toBe(true);
    await expect(as(await makePerson()).microblog.getPost({ postId: id })).rejects.toMatchObject({
      cause: { reason: "NOT_FOUND" },
    });
    expect(await as(person).microblog.getPost({ postId: id })).toMatchObject({ post: { state: { word: "held" } } });
  });
});

describe("the last place of a quota", () => {
  it("goes to one of two that come at once", async () => {
    const person = await makePerson();
    await leave(person, 1);
    const both = await Promise.allSettled(
      ["甲", "乙"].map((body) => as(person).microblog.createPost({ body: `${body}抢最后一个名额` })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { cause: { kind: "RATE_LIMITED", reason: "QUOTA_EXCEEDED" } },
    });
    expect([await posts(person), await used(person)]).toEqual([1, dailyLimits.post[2]]);
  });

  it("is the same for all accounts of one principal", async () => {
    const [person, second] = [await makePerson(), await makePerson()];
    await inWriteTx((tx) =>
      tx.rows(
        sql`update ${account} set principal_id = ${person.principalId}::uuid where id = ${second.accountId}::uuid`,
      ),
    );
    await leave(person, 3);
    const six = await Promise.allSettled(
      Array.from({ length: 6 }, (_, at) =>
        as([person, second][at % 2] ?? person).microblog.createPost({ body: `第 ${at} 条` }),
      ),
    );
    expect(six.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect((await posts(person)) + (await posts(second))).toBe(3);
  });

  it("opens again at the day's end in Shanghai, and not a moment earlier", async () => {
    const person = await makePerson();
    await leave(person, 0);
    const midnight = nextShanghaiDay(now());
    const post = () => as(person).microblog.createPost({ body: "新的一天" });
    freezeClock(new Date(midnight.getTime() - 1));
    await expect(post()).rejects.toMatchObject({ cause: { params: { until: midnight.toISOString() } } });
    freezeClock(midnight);
    await post();
    expect(await posts(person)).toBe(1);
  });
});

describe("the limit on entering from one network", () => {
  const enter = command({
    profile: "enter",
    act: "sign-in",
    on: exempt("planted"),
    gates: [],
    obligations: [],
    review: exempt("planted"),
    input: z.object({}),
    run: () => Promise.reject(new AppError("NOT_FOUND", "NOT_FOUND", {})),
  });
  const reasonFor = (person: Person | null, address: string) =>
    t
      .createCallerFactory(router({ enter }))(contextAs(person, { address }))
      .enter({})
      .catch((error) => error.cause.reason);

  it("is not lifted by a session, nor by the other addresses of the same subscriber", async () => {
    freezeClock(now()); // within one window
    const person = await makePerson();
    const callers = [
      () => reasonFor(null, "2001:db8:7:7::1"),
      () => reasonFor(person, "2001:db8:7:7::2"),
      () => reasonFor(null, "2001:db8:7:7:ffff::3"),
    ];
    for (let tries = 0; tries < addressLimits["sign-in"].count; tries += 1)
      expect(await callers[tries % 3]?.()).toBe("NOT_FOUND");
    for (const call of callers) expect(await call()).toBe("TOO_MANY");
    expect(await reasonFor(null, "2001:db8:7:8::1")).toBe("NOT_FOUND");
  });
});

describe("a command that fails in the middle", () => {
  /** Writes, then does what it is told to. */
  const broken = command({
    profile: "interact",
    act: "post",
    on: exempt("planted"),
    gates: [],
    obligations: [],
    review: exempt("planted"),
    input: z.object({ how: z.enum(["throw", "sql", "swallow"]) }),
    async run({ input, tx }) {
      await tx.rows(
        sql`insert into ${installation} (key, value, at) values ('planted', '{}'::jsonb, ${tx.now}::timestamptz)`,
      );
      if (input.how === "throw") throw new Error("select secret from account");
      if (input.how === "sql") await tx.rows(sql`select secret from ${installation}`);
      if (input.how === "swallow") await tx.rows(sql`select 1 / 0`).catch(() => undefined);
      return { result: "written", events: [imageAdded(subjectRef("media", "x"), { sha256: "", bytes: 1 })] };
    },
  });
  const call = (person: Person, how: string) =>
    t
      .createCallerFactory(router({ broken }))(contextAs(person))
      .broken({ how: how as "throw" }); // the wrong words are part of the test

  it.each(["throw", "sql", "swallow"])("leaves no row, event or spent quota behind: %s", async (how) => {
    const person = await makePerson();
    await expect(call(person, how)).rejects.toThrow();
    const { rows } = await owner.query("select 1 from installation where key = 'planted'");
    expect([rows.length, await events(person), await used(person)]).toEqual([0, 0, 0]);
  });

  it("is not begun where its input does not parse", async () => {
    const person = await makePerson();
    await expect(call(person, "otherwise")).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
