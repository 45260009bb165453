import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { account } from "@/db/schema/accounts";
import { announcePolls } from "@/server/api/publishing-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { refusalFrom } from "@/server/pipeline/trpc";
import type { PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { prohibited, useDefaultRules } from "@/server/testing/rules";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { findSnapshot } from "@/server/trust/subjects";
import { setState } from "@/server/trust/visibility/state";

useWorld();
beforeAll(useDefaultRules);
afterEach(() => freezeClock(null));

const reason = (name: string) => ({ cause: { reason: name } });
const choices = ["早茶", "宵夜", "都行"];

async function asked(
  author: Person,
  over: { multiple?: boolean; minutes?: number; audience?: "followers" } = {},
): Promise<PostId> {
  const { multiple = false, minutes = 60, audience = "public" } = over;
  const { id } = await as(author).microblog.createPost({
    body: "吃什么？",
    audience,
    poll: { choices, multiple, minutes },
  });
  return id;
}

async function pollFor(viewer: Person | null, postId: PostId) {
  const answer = await as(viewer).microblog.getPost({ postId });
  return answer.is === "post" ? answer.post.poll : null;
}

/** Everything that a vote writes. */
async function ballots(postId: PostId) {
  const [row] = await reader.rows<{ ballots: number; votes: number; voters: number }>(sql`
    select (select count(*)::int from poll_ballot where root_id = ${postId}::uuid) as ballots,
      (select sum(votes)::int from poll_choice where root_id = ${postId}::uuid) as votes,
      (select voters from poll where root_id = ${postId}::uuid) as voters`);
  return row;
}

describe("a poll", () => {
  it("tells nobody but its author the counts before they have voted, and then what they and others chose", async () => {
    const [author, voter, other] = [await makePerson(), await makePerson(), await makePerson()];
    const postId = await asked(author);
    await as(voter).microblog.votePoll({ postId, choices: [1] });
    const untold = { mine: null, voters: 1, isOver: false, choices: choices.map((text) => ({ text, votes: null })) };
    for (const viewer of [null, other]) expect(await pollFor(viewer, postId)).toMatchObject(untold);
    const told = [{ votes: 0 }, { votes: 1 }, { votes: 0 }];
    expect(await pollFor(author, postId)).toMatchObject({ mine: null, choices: told });
    expect(await pollFor(voter, postId)).toMatchObject({
      mine: [1],
      choices: [{ votes: 0 }, { votes: 1 }, { votes: 0 }],
    });
  });

  it("takes several choices of one person where it asks for them, and counts one voter", async () => {
    const [author, voter] = [await makePerson(), await makePerson()];
    const [several, one] = [await asked(author, { multiple: true }), await asked(author)];
    await as(voter).microblog.votePoll({ postId: several, choices: [0, 2, 2] });
    expect(await ballots(several)).toEqual({ ballots: 1, votes: 2, voters: 1 });
    for (const wrong of [[0, 1], [3]])
      await expect(as(voter).microblog.votePoll({ postId: one, choices: wrong })).rejects.toMatchObject(
        reason("INPUT_INVALID"),
      );
    expect(await ballots(one)).toEqual({ ballots: 0, votes: 0, voters: 0 });
  });

  obligation("MB-07.1-c", "counts no vote of an account whose identity is not verified", async () => {
    const postId = await asked(await makePerson());
    const unverified = await makePerson({ identity: "none" });
    await expect(as(unverified).microblog.votePoll({ postId, choices: [0] })).rejects.toMatchObject(
      reason("REAL_NAME_REQUIRED"),
    );
    expect(await ballots(postId)).toEqual({ ballots: 0, votes: 0, voters: 0 });
  });

  it("voted twice at once counts once, also from two accounts of one person", async () => {
    const [author, voter, second] = [await makePerson(), await makePerson(), await makePerson()];
    await inWriteTx((tx) =>
      tx.rows(
        sql`update ${account} set principal_id = ${voter.principalId}::uuid where id = ${second.accountId}::uuid`,
      ),
    );
    const postId = await asked(author);
    const votes = await Promise.allSettled(
      [voter, voter, second, second].map((person) => as(person).microblog.votePoll({ postId, choices: [0] })),
    );
    expect(votes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const vote of votes) if (vote.status === "rejected") expect(vote.reason).toMatchObject(reason("ALREADY_DONE"));
    expect(await ballots(postId)).toEqual({ ballots: 1, votes: 1, voters: 1 });
    expect(await pollFor(second, postId)).toMatchObject({ mine: [0] });
  });

  it("takes no vote after its end, and then shows its result to everybody", async () => {
    const [author, voter, late] = [await makePerson(), await makePerson(), await makePerson()];
    const postId = await asked(author, { minutes: 5 });
    await as(voter).microblog.votePoll({ postId, choices: [2] });
    freezeClock(new Date(now().getTime() + 6 * 60_000));
    await expect(as(late).microblog.votePoll({ postId, choices: [0] })).rejects.toMatchObject(reason("POLL_ENDED"));
    expect(await pollFor(null, postId)).toMatchObject({
      isOver: true,
      choices: [{ votes: 0 }, { votes: 0 }, { votes: 1 }],
    });
  });

  it("tells its author and its voters once that it is over, and nobody who may not see it any more", async () => {
    const [author, voter, blocked] = [await makePerson(), await makePerson(), await makePerson()];
    const postId = await asked(author, { minutes: 5 });
    for (const person of [voter, blocked]) await as(person).microblog.votePoll({ postId, choices: [0] });
    await as(author).relations.blockAccount({ accountId: blocked.accountId });
    freezeClock(new Date(now().getTime() + 6 * 60_000));
    for (const _ of [1, 2]) {
      await announcePolls.run(now());
      await drain();
    }
    const told = async (person: Person) =>
      (await as(person).notifications.list({})).notices.map(({ kind }) => kind).filter((kind) => /poll/.test(kind));
    expect([await told(author), await told(voter), await told(blocked)]).toEqual([
      ["own-poll-ended"],
      ["poll-ended"],
      [],
    ]);
  });

  it("under a post that one may not see does not exist", async () => {
    const [author, stranger] = [await makePerson(), await makePerson()];
    const [hidden, removed] = [await asked(author, { audience: "followers" }), await asked(author)];
    await inWriteTx((tx) => setState(tx, subjectRef("post", removed), "removed"));
    for (const postId of [hidden, removed]) {
      await expect(as(stranger).microblog.votePoll({ postId, choices: [0] })).rejects.toMatchObject(
        reason("NOT_FOUND"),
      );
      expect(await ballots(postId)).toMatchObject({ ballots: 0 });
    }
  });

  it("takes no vote of somebody whose voting a measure limits", async () => {
    const [author, limited] = [await makePerson(), await makePerson()];
    const postId = await asked(author);
    await impose(limited, "limit-functions", { params: { functions: ["vote"] } });
    await expect(as(limited).microblog.votePoll({ postId, choices: [0] })).rejects.toMatchObject(reason("SUSPENDED"));
    expect(await ballots(postId)).toMatchObject({ ballots: 0 });
  });

  obligation(
    "MB-12.1-a",
    "with a prohibited word in a choice is refused, and the desk reads the choices of the others",
    async () => {
      const author = await makePerson();
      await expect(
        as(author).microblog.createPost({
          body: "选一个",
          poll: { choices: ["好", prohibited], multiple: false, minutes: 60 },
        }),
      ).rejects.toMatchObject(reason("CONTENT_PROHIBITED"));
      const snapshot = await findSnapshot(reader, { kind: "post", id: await asked(author) });
      expect(snapshot?.texts.map(({ text }) => text)).toEqual(["吃什么？", ...choices]);
    },
  );

  it("needs two choices or more, no two alike, and an end within thirty days", async () => {
    const author = await makePerson();
    const tries = [
      [{ choices: ["一个"] }, { path: "poll.choices", problem: "too_few" }],
      [{ choices: ["海边", " 海边"] }, { path: "poll.choices", problem: "duplicate" }],
      [{ minutes: 1 }, { path: "poll.minutes", problem: "too_small" }],
      [{ minutes: 60 * 24 * 31 }, { path: "poll.minutes", problem: "too_big" }],
    ] as const;
    for (const [over, wrong] of tries) {
      const poll = { choices, multiple: false, minutes: 60, ...over };
      const refusal = await as(author)
        .microblog.createPost({ body: "？", poll: { ...poll, choices: [...poll.choices] } })
        .catch((error: unknown) => refusalFrom(error, "test"));
      expect(refusal).toMatchObject({ reason: "INPUT_INVALID", params: { fields: [wrong] } });
    }
  });
});
