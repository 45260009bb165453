import { expect, test } from "vitest";
import type { NoticeView } from "@/server/features/notifications/contract";
import { pushPayload } from "@/server/features/notifications/push/payload";

const notice: NoticeView = {
  id: "0190c2f0-0000-7000-8000-000000000001",
  kind: "like",
  actors: [
    { id: "0190c2f0-0000-7000-8000-000000000002", handle: "10000001", nickname: "مريم!", avatarUrl: null, mark: null },
  ],
  actorCount: 1,
  subject: null,
  excerpt: null,
  params: {},
  at: "2026-01-01T00:00:00.000Z",
  isRead: false,
};

test("a push quotes numbers as they are, and tells what was done until when", () => {
  const told = (kind: string, params: NoticeView["params"]) =>
    JSON.parse(pushPayload({ ...notice, kind, actors: [], params }, "zh-CN")).body;
  expect(told("measure.imposed", { measure: "suspend-updates", number: "M-4K7P-2Q8R", until: null })).toContain(
    "暂停更新。点开看理由和申诉方式。（M-4K7P-2Q8R）",
  );
  expect(told("commenter-barred", { because: "off-topic", until: "2026-11-25T12:15:18.428Z" })).toBe(
    "一个账号禁止你在其内容下评论，理由：与内容无关，到 2026年11月25日 20:15",
  );
  expect(told("commenter-barred", { because: "abuse", until: null })).toBe(
    "一个账号禁止你在其内容下评论，理由：人身攻击",
  );
  expect(told("commenter-barred", { until: null })).toBe("一个账号禁止你在其内容下评论");
});

test.each(["zh-CN", "en"] as const)("a push in %s keeps a name of another direction in its place", (locale) => {
  expect(JSON.parse(pushPayload(notice, locale)).body).toMatch(/^\u2068مريم!\u2069 \S/);
});
