import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { session } from "@/db/schema/accounts";
import { sendPushes } from "@/server/api/push-job";
import { now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import { usePush } from "@/server/features/notifications/push/port";
import { newId, type SessionId } from "@/server/shared/ids";
import { as, contextAs, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();

const browser = { endpoint: "https://fcm.googleapis.com/fcm/send/x", p256dh: "p".repeat(87), auth: "a".repeat(22) };
let sent: { endpoint: string; body: string }[] = [];
let answer: "sent" | "gone" = "sent";
beforeEach(() => {
  sent = [];
  answer = "sent";
  usePush({
    publicKey: "k".repeat(87),
    async send({ endpoint }, payload) {
      sent.push({ endpoint, body: JSON.parse(payload).body });
      return answer;
    },
  });
});
afterEach(() => usePush(null));

/** Somebody signed in in a browser that takes pushes of all groups. */
async function withBrowser(endpoint = browser.endpoint): Promise<{ person: Person; sessionId: SessionId }> {
  const person = await makePerson();
  const sessionId = newId<SessionId>();
  const soon = new Date(now().getTime() + 86_400_000);
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${session} (id, token_hash, account_id, device, address_sealed, created_at, seen_at, expires_at)
      values (${sessionId}::uuid, ${sessionId}, ${person.accountId}::uuid, 'test', 'x', ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${soon}::timestamptz)`),
  );
  const here = { ...contextAs(person).session, id: sessionId } as NonNullable<ReturnType<typeof contextAs>["session"]>; // the person is signed in
  await as(person, { session: here }).notifications.subscribeToPush({ ...browser, endpoint });
  const all = { mentions: true, replies: true, likes: true, follows: true };
  await as(person).notifications.setNoticeSettings({ shown: all, pushed: { ...all, system: true } });
  return { person, sessionId };
}

async function push(): Promise<string[]> {
  await drain();
  await sendPushes.run(now());
  return sent.map(({ body }) => body);
}

describe("pushes", () => {
  it("go to the address as it was judged, however it was written", async () => {
    const { person } = await withBrowser("https://%66cm.googleapis.com:443/a/../b");
    const fan = await makePerson();
    await as(fan).relations.followAccount({ accountId: person.accountId });
    await push();
    expect(sent.map(({ endpoint }) => endpoint)).toEqual(["https://fcm.googleapis.com/b"]);
  });

  it("say what happened and nothing of what was written, once", async () => {
    const { person } = await withBrowser();
    const fan = await makePerson({ nickname: "读者小李" });
    const { id: postId } = await as(person).microblog.createPost({ body: "一条" });
    await as(fan).comments.createComment({ postId, body: "秘密的话" });
    expect(await push()).toEqual(["\u2068读者小李\u2069 评论了你的内容"]);
    expect(await push()).toHaveLength(1);
  });

  it("leave out what was removed, read, muted or switched off before they were delivered", async () => {
    const { person } = await withBrowser();
    const [author, muted, liker] = [await makePerson(), await makePerson(), await makePerson()];
    const { id: postId } = await as(person).microblog.createPost({ body: "一条" });
    const { id: commentId } = await as(author).comments.createComment({ postId, body: "要删的" });
    await as(muted).comments.createComment({ postId, body: "吵" });
    await as(liker).microblog.likePost({ postId });
    await drain();
    await as(author).comments.deleteComment({ commentId });
    await as(person).relations.muteAccount({ accountId: muted.accountId });
    const { shown, pushed } = await as(person).notifications.settings({});
    await as(person).notifications.setNoticeSettings({ shown, pushed: { ...pushed, likes: false } });
    expect(await push()).toEqual([]);
  });

  it("go to known push services alone, and nowhere without keys", async () => {
    const person = await makePerson();
    for (const endpoint of ["https://127.0.0.1/x", "http://fcm.googleapis.com/x"])
      await expect(as(person).notifications.subscribeToPush({ ...browser, endpoint })).rejects.toThrow();
    expect(await as(person).notifications.pushKey({})).toEqual({ publicKey: "k".repeat(87) });
    usePush(null);
    await expect(as(person).notifications.subscribeToPush(browser)).rejects.toMatchObject({
      cause: { reason: "PROVIDER_AWAY" },
    });
    expect(await as(person).notifications.pushKey({})).toEqual({ publicKey: null });
  });

  it("end with the session, with the browser, and when they are switched off", async () => {
    const likeIt = async (person: Person) => {
      const { id: postId } = await as(person).microblog.createPost({ body: "一条" });
      await as(await makePerson()).microblog.likePost({ postId });
    };
    const { person, sessionId } = await withBrowser();
    await likeIt(person);
    await drain();
    await inWriteTx((tx) => tx.rows(sql`delete from ${session} where id = ${sessionId}::uuid`));
    expect(await push()).toEqual([]);

    const gone = (await withBrowser()).person;
    answer = "gone";
    await likeIt(gone);
    expect(await push()).toHaveLength(1);
    await likeIt(gone);
    expect(await push()).toHaveLength(1);

    const off = await withBrowser();
    const here = { ...contextAs(off.person).session, id: off.sessionId } as NonNullable<
      ReturnType<typeof contextAs>["session"]
    >; // the person is signed in
    await as(off.person, { session: here }).notifications.unsubscribeFromPush({});
    await expect(as(off.person, { session: here }).notifications.unsubscribeFromPush({})).rejects.toMatchObject({
      cause: { reason: "ALREADY_DONE" },
    });
    await likeIt(off.person);
    expect(await push()).toHaveLength(1);
  });
});
