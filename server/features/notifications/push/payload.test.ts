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

test.each(["zh-CN", "en"] as const)("a push in %s keeps a name of another direction in its place", (locale) => {
  expect(JSON.parse(pushPayload(notice, locale)).body).toMatch(/^\u2068مريم!\u2069 \S/);
});
