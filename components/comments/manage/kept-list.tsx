"use client"; // chooses, acts, listens to keys

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Deed, deeds, doAll, fits, type Wish } from "@/components/comments/manage/deeds";
import { HideDialog } from "@/components/comments/manage/hide-dialog";
import { KeptRow } from "@/components/comments/manage/kept-row";
import { useKey } from "@/components/moderation/desk/use-key";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Kbd } from "@/components/ui/kbd";
import { Progress } from "@/components/ui/progress";
import type { KeptCommentView } from "@/server/features/comments/contract/sections";
import type { Refusal } from "@/server/shared/errors";

const icons: Record<Deed, IconName> = { pass: "check", leave: "shield-check", hide: "eye-off", restore: "undo-2" };
const keys: Record<Deed, string> = { pass: "a", leave: "l", hide: "h", restore: "r" };

/** The comments of an account as its keepers work through them: with the mouse, many at once, or from the keyboard alone. */
export function KeptList({ comments }: { comments: readonly KeptCommentView[] }) {
  const t = useTranslations("sections");
  const router = useRouter();
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [hiding, setHiding] = useState<readonly KeptCommentView[]>([]);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const current = comments[Math.min(at, comments.length - 1)];
  const picked = comments.filter(({ comment }) => chosen.has(comment.id));

  function toggle(id: string) {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  function go(to: number) {
    const next = Math.max(0, Math.min(comments.length - 1, to));
    setAt(next);
    document.getElementById(`kept-${comments[next]?.comment.id}`)?.focus();
  }

  /** Hiding asks for its reason first. */
  function act(deed: Deed, rows: readonly KeptCommentView[]) {
    const wanted = rows.filter((row) => fits(deed, row));
    if (wanted.length === 0 || progress) return;
    if (deed === "hide") setHiding(wanted);
    else run({ deed }, wanted);
  }

  async function run(wish: Wish, rows: readonly KeptCommentView[]) {
    setProgress({ done: 0, of: rows.length });
    setRefusal(await doAll(wish, rows, (done) => setProgress({ done, of: rows.length })));
    setProgress(null);
    setChosen(new Set());
    router.refresh();
  }

  // What was chosen, else the one that the keys stand on.
  const target = () => (picked.length > 0 ? picked : current ? [current] : []);
  useKey("j", () => go(at + 1));
  useKey("k", () => go(at - 1));
  useKey("x", () => current && toggle(current.comment.id));
  useKey(keys.pass, () => act("pass", target()));
  useKey(keys.leave, () => act("leave", target()));
  useKey(keys.hide, () => act("hide", target()));
  useKey(keys.restore, () => act("restore", target()));

  return (
    <>
      <div className="sticky top-14 z-10 flex min-h-13 flex-wrap items-center gap-2 border-line border-y bg-surface py-2">
        <Checkbox
          label={t("list.all", { count: picked.length })}
          checked={picked.length === comments.length}
          onChange={(event) =>
            setChosen(new Set(event.target.checked ? comments.map(({ comment }) => comment.id) : []))
          }
          className="mr-auto"
        />
        {deeds
          .filter((deed) => picked.some((row) => fits(deed, row)))
          .map((deed) => (
            <Button
              key={deed}
              size="small"
              variant="secondary"
              icon={<Icon name={icons[deed]} />}
              onClick={() => act(deed, picked)}
            >
              {t(`deed.${deed}`)}
            </Button>
          ))}
      </div>
      {hiding.length > 0 ? (
        <HideDialog
          count={hiding.length}
          onClose={() => {
            setHiding([]);
            // What lies behind a dialog takes no focus before it is gone.
            requestAnimationFrame(() => go(at));
          }}
          onConfirm={(reason) => {
            setHiding([]);
            run({ deed: "hide", reason }, hiding);
          }}
        />
      ) : null}
      {progress ? (
        <Progress
          label={t("list.progress")}
          value={progress.done / progress.of}
          detail={`${progress.done}/${progress.of}`}
        />
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <ul className="flex flex-col divide-y divide-line">
        {comments.map((row, place) => (
          <KeptRow
            key={row.comment.id}
            row={row}
            isChosen={chosen.has(row.comment.id)}
            onChoose={() => toggle(row.comment.id)}
            onFocus={() => setAt(place)}
            actions={deeds
              .filter((deed) => fits(deed, row))
              .map((deed) => (
                <Button
                  key={deed}
                  size="small"
                  variant="quiet"
                  icon={<Icon name={icons[deed]} />}
                  onClick={() => act(deed, [row])}
                >
                  {t(`deed.${deed}`)}
                </Button>
              ))}
          />
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-ink-faint text-small max-md:hidden">
        <span>
          <Kbd>j</Kbd> <Kbd>k</Kbd> {t("keys.move")}
        </span>
        <span>
          <Kbd>x</Kbd> {t("keys.choose")}
        </span>
        {deeds.map((deed) => (
          <span key={deed}>
            <Kbd>{keys[deed]}</Kbd> {t(`deed.${deed}`)}
          </span>
        ))}
      </p>
    </>
  );
}
