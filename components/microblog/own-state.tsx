import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { StateNote } from "@/components/ui/state-note";
import type { OwnState as State } from "@/server/shared/content";

const notes = { held: "held", refused: "returned", removed: "removed", waiting: "waiting", hidden: "hidden" } as const;

/** Why others do not see one's content, with the way to the reasons and the appeal, or to a better version. */
export function OwnState({ state, onEdit }: { state: State; onEdit: () => void }) {
  const t = useTranslations("microblog.state");
  const statement = state.measureId ? (
    <Link href={`/standing/measures/${state.measureId}` as Route /* an id of ours */} prefetch={false} className="link">
      {t("statement")}
    </Link>
  ) : null;
  const edit =
    state.word === "refused" ? (
      <button type="button" className="link" onClick={onEdit}>
        {t("edit")}
      </button>
    ) : null;
  return (
    <StateNote
      state={notes[state.word]}
      actions={
        statement || edit ? (
          <>
            {statement}
            {edit}
          </>
        ) : null
      }
    />
  );
}
