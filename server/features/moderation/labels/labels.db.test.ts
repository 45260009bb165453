import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { moderationCase } from "@/db/schema/moderation";
import { contentLabel } from "@/db/schema/trust/labels";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { type RuleDraft, ruleDraftInput } from "@/server/features/moderation/contract/rules";
import type { CaseId, CommentId, MeasureId } from "@/server/shared/ids";
import type { ContentLabel } from "@/server/shared/labels";
import { publishedRule } from "@/server/testing/measures";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { defaultRules } from "@/server/trust/review/default-rules";
import { seedRules } from "@/server/trust/review/seed-rules";

useWorld();
beforeAll(async () => void (await seedRules()));

async function reported(author: Person, body: string) {
  const { id } = await as(author).microblog.createPost({ body });
  await as(await makePerson()).moderation.report({ subject: { kind: "post", id }, reason: "spam" });
  const [row] = await reader.rows<{ id: CaseId }>(
    sql`select id from ${moderationCase} where subject_id = ${id}::uuid and state <> 'decided'`,
  );
  if (!row) throw new Error("no case");
  return { postId: id, caseId: row.id };
}

async function label(by: Person, caseId: CaseId, as_: ContentLabel) {
  await as(by).moderation.claimCase({ caseId });
  const rule = await publishedRule();
  return as(by).moderation.labelCase({ caseId, label: as_, rule, reason: "标题骇人，内容不实" });
}

/** A reviewer finds what is held of this author among what waits, and passes it. */
async function letThrough(author: Person) {
  await drain();
  const reviewer = await makePerson({ posts: ["reviewer"] });
  const { cases } = await as(reviewer).moderation.queue({ source: "held" });
  const caseId = cases.find((one) => one.author.id === author.accountId)?.id as CaseId; // the server's own
  await as(reviewer).moderation.claimCase({ caseId });
  await as(reviewer).moderation.decideCase({ caseId, outcome: "approve", reason: "可以发布" });
}

async function searched(viewer: Person | null, text: string) {
  return (await as(viewer).search.posts({ text })).posts.map((post) => post.id);
}

describe("a label", () => {
  it("keeps a post off the places where posts are brought to people, and leaves it where they go to see it", async () => {
    const [author, follower, reviewer] = [
      await makePerson(),
      await makePerson(),
      await makePerson({ posts: ["reviewer"] }),
    ];
    await as(follower).relations.followAccount({ accountId: author.accountId });
    const { postId, caseId } = await reported(author, "#骇人标题# 震惊全镇的消息");
    await drain();
    const everywhere = async () => ({
      search: await searched(null, "震惊全镇"),
      newest: (await as(null).microblog.newest({})).posts.filter((post) => post.id === postId).length,
      home: (await as(follower).microblog.home({})).posts.map((post) => post.id),
    });
    expect(await everywhere()).toEqual({ search: [postId], newest: 1, home: [postId] });
    const { labelId, measureId } = await label(reviewer, caseId, "harmful");
    expect(await everywhere()).toEqual({ search: [], newest: 0, home: [] });
    expect(
      (
        await as(null)
          .topics.topic({ topic: "骇人标题" })
          .catch(() => null)
      )?.posts ?? [],
    ).toEqual([]);
    expect(await as(null).microblog.getPost({ postId })).toMatchObject({ is: "post", post: { labels: ["harmful"] } });
    expect((await as(follower).microblog.profilePosts({ handle: author.handle })).posts).toMatchObject([
      { id: postId, labels: ["harmful"] },
    ]);

    await drain();
    expect((await as(author).notifications.list({})).notices[0]).toMatchObject({
      kind: "measure.imposed",
      subject: { kind: "measure", id: measureId },
    });
    await as(reviewer).moderation.endLabel({ labelId, reason: "核实后取消" });
    expect(await everywhere()).toEqual({ search: [postId], newest: 1, home: [postId] });
    await expect(as(reviewer).moderation.endLabel({ labelId, reason: "再取消一次" })).rejects.toMatchObject({
      cause: { reason: "ALREADY_DONE" },
    });
  });

  it("of what is disputed stays in sight with its mark", async () => {
    const reviewer = await makePerson({ posts: ["reviewer"] });
    const { postId, caseId } = await reported(await makePerson(), "听说桥要拆了，众说纷纭");
    await label(reviewer, caseId, "disputed");
    expect(await searched(null, "众说纷纭")).toEqual([postId]);
    expect(await as(null).microblog.getPost({ postId })).toMatchObject({ post: { labels: ["disputed"] } });
  });

  it("holds for reposts and quotes of the post too", async () => {
    const [author, quoter, reviewer] = [
      await makePerson(),
      await makePerson(),
      await makePerson({ posts: ["reviewer"] }),
    ];
    const { postId, caseId } = await reported(author, "被引用的原文");
    const quote = await as(quoter).microblog.quotePost({ body: "引用时写的话语", postId });
    expect(await searched(null, "引用时写的话语")).toEqual([quote.id]);
    await label(reviewer, caseId, "harmful");
    expect(await searched(null, "引用时写的话语")).toEqual([]);
  });

  it("is set under a claim, with a published rule, by somebody who is not concerned, once", async () => {
    const [author, reviewer] = [await makePerson({ posts: ["reviewer"] }), await makePerson({ posts: ["reviewer"] })];
    const { caseId } = await reported(author, "又一条待看的内容");
    const given = { caseId, label: "minors", rule: await publishedRule(), reason: "不适合未成年人" } as const;
    const { moderation } = as(reviewer);
    await expect(moderation.labelCase(given)).rejects.toMatchObject({ cause: { reason: "CLAIMED_BY_OTHER" } });
    await expect(as(author).moderation.labelCase(given)).rejects.toMatchObject({
      cause: { reason: "CONFLICT_OF_INTEREST" },
    });
    await moderation.claimCase({ caseId });
    await expect(moderation.labelCase({ ...given, rule: { id: "no-such-rule", version: 1 } })).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID" },
    });
    await moderation.labelCase(given);
    await expect(moderation.labelCase(given)).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
    expect((await moderation.labels({ label: "minors" })).labels).toMatchObject([
      { label: "minors", setBy: reviewer.nickname, reason: "不适合未成年人", endedAt: null },
    ]);
  });

  it("gives its author reasons, and falls by an appeal that another person decides", async () => {
    const [author, reviewer] = [await makePerson(), await makePerson({ posts: ["reviewer", "appeals"] })];
    const { postId, caseId } = await reported(author, "一条有争议的说法");
    const { measureId } = await label(reviewer, caseId, "harmful");
    const { statement } = await as(author).moderation.measure({ measureId });
    expect(statement).toMatchObject({
      kind: "label-content",
      label: "harmful",
      facts: "标题骇人，内容不实",
      content: { texts: ["一条有争议的说法"] },
      appeal: { possible: true },
      creditPoints: 0,
    });
    const { id: appealId } = await as(author).moderation.appealMeasure({ measureId, grounds: "内容是真实的" });
    const upheld = { appealId, outcome: "upheld", reason: "复核后认为不应标注" } as const;
    await expect(as(reviewer).moderation.decideAppeal(upheld)).rejects.toMatchObject({
      cause: { reason: "CONFLICT_OF_INTEREST" },
    });
    expect(await searched(null, "有争议的说法")).toEqual([]);
    await as(await makePerson({ posts: ["appeals"] })).moderation.decideAppeal(upheld);
    expect(await searched(null, "有争议的说法")).toEqual([postId]);
    expect(await as(null).microblog.getPost({ postId })).toMatchObject({ post: { labels: [] } });
  });

  it("is set by a rule as the post is published, with the same reasons and appeal, and not again once a person took it off", async () => {
    const author = await makePerson();
    const { id: postId } = await as(author).microblog.createPost({ body: "震惊全国！小镇的桥修好了" });
    expect(await as(null).microblog.getPost({ postId })).toMatchObject({ post: { labels: ["harmful"] } });
    expect(await searched(null, "小镇的桥")).toEqual([]);
    await drain();
    const [notice] = (await as(author).notifications.list({})).notices;
    expect(notice).toMatchObject({ kind: "measure.imposed", actors: [] });
    const measureId = notice?.subject?.id as MeasureId; // the server's own
    expect((await as(author).moderation.measure({ measureId })).statement).toMatchObject({
      label: "harmful",
      handledBy: "rule",
      rule: { id: "harmful-sensational", version: 1 },
      appeal: { possible: true },
    });
    const { id: appealId } = await as(author).moderation.appealMeasure({ measureId, grounds: "桥确实修好了" });
    const judge = await makePerson({ posts: ["appeals"] });
    await as(judge).moderation.decideAppeal({ appealId, outcome: "upheld", reason: "只是语气夸张" });
    expect(await searched(null, "小镇的桥")).toEqual([postId]);
    await as(author).microblog.editPost({ postId, body: "震惊全国！小镇的桥今天修好了" });
    expect(await as(null).microblog.getPost({ postId })).toMatchObject({ post: { labels: [] } });
  });

  it("comes with an edit that a rule hits, and with what a person let through", async () => {
    const author = await makePerson();
    const { id: postId } = await as(author).microblog.createPost({ body: "今天赶集" });
    await as(author).microblog.editPost({ postId, body: "震惊全国的赶集" });
    expect(await as(null).microblog.getPost({ postId })).toMatchObject({ post: { labels: ["harmful"] } });
    const { id: heldId } = await as(author).microblog.createPost({ body: "震惊全国的第二次赶集，小心打断你的腿" });
    await letThrough(author);
    expect(await as(null).microblog.getPost({ postId: heldId })).toMatchObject({ post: { labels: ["harmful"] } });
  });

  it("stands on comments too: by a rule as they are written, changed or let through, and readers see it", async () => {
    const [owner, author] = [await makePerson(), await makePerson()];
    const { id: postId } = await as(owner).microblog.createPost({ body: "今天赶集" });
    const say = async (body: string) => (await as(author).comments.createComment({ postId, body })).id as CommentId; // the server's own
    const seen = async (id: CommentId) => (await as(null).comments.named({ postId, ids: [id] })).comments[0];
    const first = await say("不要脸的东西");
    expect(await seen(first)).toMatchObject({ body: "不要脸的东西", labels: ["harmful"] });
    const plain = await say("说得好");
    expect(await seen(plain)).toMatchObject({ labels: [] });
    await as(author).comments.editComment({ commentId: plain, body: "说得好，不要脸的东西" });
    expect(await seen(plain)).toMatchObject({ labels: ["harmful"] });
    await drain();
    const notices = (await as(author).notifications.list({})).notices.filter(({ kind }) => kind === "measure.imposed");
    const measureId = notices.find(({ subject }) => subject)?.subject?.id as MeasureId; // the server's own
    expect((await as(author).moderation.measure({ measureId })).statement).toMatchObject({
      label: "harmful",
      subject: { kind: "comment" },
      handledBy: "rule",
      appeal: { possible: true },
    });
    // A notice quotes no text that a label keeps from it.
    const [told] = (await as(owner).notifications.list({})).notices.filter(({ kind }) => kind === "comment");
    expect(JSON.stringify(told)).not.toContain("不要脸");

    const held = await say("不要脸的东西，小心打断你的腿");
    await letThrough(author);
    expect(await seen(held)).toMatchObject({ labels: ["harmful"] });
  });

  it("is promised by no rule that judges what cannot bear it", async () => {
    const officer = await makePerson({ posts: ["officer"] });
    const draft = {
      id: "vulgar-names",
      title: { "zh-CN": "低俗名称", en: "Vulgar names" },
      category: "harmful-vulgar",
      class: "harmful",
      bottomLine: "social-morals",
      matcher: { kind: "terms", terms: ["不要脸的名字"], homophones: false, allow: [] },
      reasonDetail: "term",
    } as const;
    const save = (action: "label" | "hold", appliesTo: RuleDraft["appliesTo"]) =>
      as(officer).moderation.saveRuleDraft({
        ...draft,
        action,
        appliesTo,
        matcher: { ...draft.matcher, terms: [...draft.matcher.terms], allow: [] },
      });
    for (const appliesTo of [["profile"], ["post", "profile"], "everything"] as const)
      await expect(save("label", appliesTo === "everything" ? appliesTo : [...appliesTo])).rejects.toMatchObject({
        cause: {
          reason: "INPUT_INVALID",
          params: { fields: [{ path: "appliesTo", problem: "cannot_be_labelled" }] },
        },
      });
    await save("hold", ["profile"]);
    await save("hold", "everything");
    await save("label", ["post", "comment"]);
    // Those that come with the platform could be written by an officer as well.
    for (const rule of defaultRules) await as(officer).moderation.saveRuleDraft(ruleDraftInput.parse(rule));
  });

  it("cannot be rewritten or deleted, only ended", async () => {
    const reviewer = await makePerson({ posts: ["reviewer"] });
    const { caseId } = await reported(await makePerson(), "记录不可改写");
    const { labelId } = await label(reviewer, caseId, "harmful");
    const refused = { cause: { code: "42501" } };
    const rewrite = inWriteTx((tx) =>
      tx.rows(sql`update ${contentLabel} set reason = '别的' where id = ${labelId}::uuid`),
    );
    await expect(rewrite.catch((error) => Promise.reject({ cause: error.cause ?? error }))).rejects.toMatchObject(
      refused,
    );
    const erase = inWriteTx((tx) => tx.rows(sql`delete from ${contentLabel} where id = ${labelId}::uuid`));
    await expect(erase.catch((error) => Promise.reject({ cause: error.cause ?? error }))).rejects.toMatchObject(
      refused,
    );
  });
});
