import { useTranslations } from "next-intl";
import { OwnState } from "@/components/microblog/own-state";
import type { PostView } from "@/server/features/microblog/contract";

interface AuthorSeesProps {
  post: PostView;
  onEdit: () => void;
}

/** What the author alone sees of a post: why others do not see it, and the edit that waits for review. */
export function AuthorSees({ post: { state, pendingEdit }, onEdit }: AuthorSeesProps) {
  const t = useTranslations("microblog.edit");
  return (
    <>
      {state ? <OwnState state={state} onEdit={onEdit} /> : null}
      {pendingEdit === null ? null : (
        <div className="border-brand border-l-2 pl-3 text-ink-soft text-small">
          <p className="font-medium">{t("pending")}</p>
          <p className="whitespace-pre-wrap">{pendingEdit}</p>
        </div>
      )}
    </>
  );
}
