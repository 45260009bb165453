// Where a notice leads.
import type { NoticeView } from "@/server/features/notifications/contract";

/** The page of what the notice is about; the page of notices itself where there is none. */
export function noticeHref({ kind, subject, actors }: Pick<NoticeView, "kind" | "subject" | "actors">): string {
  if (kind === "pile-on") return "/settings/contact";
  if (kind === "responsible-missing" && subject) return `/manage/comments/keepers?of=${subject.id}`;
  switch (subject?.kind) {
    case "post":
    case "post-revision":
      return `/p/${subject.rootId}`;
    case "comment":
    case "comment-revision":
      return `/p/${subject.rootId}#c-${subject.id}`;
    case "measure":
      return `/standing/measures/${subject.id}`;
    case "appeal":
      return `/standing/appeals/${subject.id}`;
    case "draft":
      return "/drafts";
    case "report":
      return "/report/mine";
    case "verification":
      return "/settings/identity";
    case "mark-application":
      return "/settings/verification";
    case "export":
      return "/settings/data";
    case "keeping":
      return `/manage/comments?of=${subject.id}`;
    case "principal":
      return "/settings/privacy";
    default:
      return actors[0] ? `/u/${actors[0].handle}` : "/notifications";
  }
}
