// What a push says: what happened, in the person's language, and nothing of what was written. Pure.
import { createTranslator } from "next-intl";
import type { NoticeView } from "@/server/features/notifications/contract";
import { messagesOf } from "@/server/shared/catalogue";
import type { Locale } from "@/server/shared/i18n";
import { noticeValues } from "@/server/shared/notice-values";

/** The JSON that the service worker shows (public/push.js). */
export function pushPayload(notice: NoticeView, locale: Locale): string {
  const t = createTranslator({ locale, messages: messagesOf(locale) });
  const [first, second] = notice.actors;
  const kind = `notifications.kind.${notice.kind}` as "notifications.kind.other"; // looked up before it is used
  const values = noticeValues(notice.params, locale);
  const who = first
    ? `${t("notifications.who", { count: notice.actorCount, first: first.nickname, second: second?.nickname ?? "" })} `
    : "";
  const body = `${who}${t.has(kind) ? t(kind, values) : t("notifications.kind.other")}`;
  return JSON.stringify({
    title: t("common.name"),
    body,
    tag: `${notice.kind}:${notice.subject?.id ?? ""}`,
    url: "/notifications",
  });
}
