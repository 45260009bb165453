import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { event } from "@/db/schema/core";
import { verifyEvidence } from "@/server/cli/verify-evidence.mjs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { hashOf } from "@/server/core/records/canonical";
import { signerInUse } from "@/server/core/records/signer-in-use";
import { inWriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";
import { saidPerPage } from "./contract";

useWorld();
beforeEach(() => freezeClock(null));

async function attacked(): Promise<{ me: Person; other: Person; postId: string; commentId: string }> {
  const [me, other] = [await makePerson(), await makePerson({ nickname: `骂人的 ${Math.random()}` })];
  const { id: postId } = await as(me).microblog.createPost({ body: "今天去爬山" });
  await as(me).comments.createComment({ postId, body: "我自己的话" });
  const { id: commentId } = await as(other).comments.createComment({ postId, body: "你也配" });
  await drain();
  return { me, other, postId, commentId };
}

describe("the evidence file", () => {
  it("holds what others said with authors, times and words, and is valid when the items are gone", async () => {
    const { me, other, postId, commentId } = await attacked();
    const { id: naming } = await as(other).microblog.createPost({ body: `@${me.handle} 说的就是你` });
    await drain();
    const file = await as(me).protection.makeEvidence({ days: 1 });
    await as(other).comments.deleteComment({ commentId });
    await inWriteTx((tx) => setState(tx, subjectRef("post", naming), "removed"));
    const kept = JSON.parse(JSON.stringify(file));
    expect(verifyEvidence(kept, [signerInUse().publicKey])).toEqual({ faults: [], isPublished: true });
    expect(kept.madeFor).toEqual({ accountId: me.accountId, handle: me.handle });
    expect(kept.items).toMatchObject([
      {
        kind: "post",
        id: naming,
        authorId: other.accountId,
        authorHandle: other.handle,
        text: `@${me.handle} 说的就是你`,
      },
      { kind: "comment", id: commentId, postId, authorName: other.nickname, text: "你也配" },
    ]);
    await expect(as(me).protection.makeEvidence({ days: 1 })).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
  });

  it("is known to the log by its hash alone", async () => {
    const { me } = await attacked();
    const file = await as(me).protection.makeEvidence({ days: 7 });
    const rows = await reader.rows<{ payload: unknown }>(
      sql`select payload from ${event} where kind = 'evidence.made' and subject_id = ${me.accountId}`,
    );
    expect(rows).toEqual([{ payload: { hash: hashOf(file), items: 1 } }]);
  });

  it("is made of what the person chose and may see, never of their own words", async () => {
    const { me, other, postId, commentId } = await attacked();
    const { id: forSelf } = await as(other).microblog.createPost({ body: "只给自己", audience: "self" });
    const { id: open } = await as(other).microblog.createPost({ body: "公开的话" });
    const all = [
      { kind: "post" as const, id: forSelf },
      { kind: "post" as const, id: open },
      { kind: "post" as const, id: postId },
      { kind: "comment" as const, id: commentId },
      { kind: "post" as const, id: commentId },
    ];
    const { items } = await as(me).protection.makeEvidence({ items: all });
    expect(items.map(({ id }) => id).sort()).toEqual([open, commentId].sort());
    await expect(as(me).protection.makeEvidence({ items: all.slice(0, 1) })).rejects.toMatchObject({
      cause: { reason: "NOT_FOUND" },
    });
    await expect(as(null).protection.makeEvidence({ days: 1 })).rejects.toMatchObject({
      cause: { reason: "SIGN_IN_REQUIRED" },
    });
  });

  it("can be chosen item by item, from pages of what others said and may still be seen", async () => {
    const { me, other, postId, commentId } = await attacked();
    const ids = [commentId];
    for (let at = 0; at < saidPerPage; at++)
      ids.unshift((await as(other).comments.createComment({ postId, body: `又一句 ${at}` })).id);
    const [removed] = ids.splice(2, 1);
    await drain();
    await inWriteTx((tx) => setState(tx, subjectRef("comment", removed ?? "", postId), "removed"));
    const { id: naming } = await as(other).microblog.createPost({ body: `@${me.handle} 出来` });
    await drain();
    const first = await as(me).protection.said({});
    const rest = await as(me).protection.said({ before: first.next ?? "" });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([naming, ...ids]);
    expect(rest.next).toBeNull();
    expect(first.items[0]).toMatchObject({ kind: "post", authorName: other.nickname, text: `@${me.handle} 出来` });
    expect((await as(await makePerson()).protection.said({})).items).toEqual([]);
  });

  it("goes back as many days as were chosen", async () => {
    const { me } = await attacked();
    freezeClock(new Date(now().getTime() + 3 * 86_400_000));
    await expect(as(me).protection.makeEvidence({ days: 1 })).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
    expect((await as(me).protection.makeEvidence({ days: 7 })).items).toHaveLength(1);
  });
});
