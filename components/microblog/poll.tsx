"use client"; // one votes here

import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { askQuery } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { takeUp } from "@/components/ui/take-up";
import { showToast } from "@/components/ui/toast-store";
import type { PostView } from "@/server/features/microblog/contract";
import type { PollView } from "@/server/features/microblog/contract/polls";
import { formatInstant } from "@/server/shared/dates";
import type { PostId } from "@/server/shared/ids";

interface PollProps {
  post: PostView;
  poll: PollView;
  onChange: (post: PostView) => void;
}

/** A post's poll: the choices to take while the viewer has not voted, the counts once they may be known. */
export function Poll({ post, poll, onChange }: PollProps) {
  const t = useTranslations("microblog.poll");
  const locale = useLocale();
  const id = useId();
  const isTold = poll.isOver || poll.mine !== null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 rounded-control border border-line p-3">
      <p id={id} className="flex items-center gap-1.5 font-medium text-ink-soft text-small">
        <Icon name="list-checks" className="size-4" />
        {t("label")}
        {poll.multiple ? <span className="font-normal">· {t("multiple")}</span> : null}
      </p>
      {isTold ? <Result poll={poll} /> : <Ballot post={post} poll={poll} onChange={onChange} />}
      <p className="flex flex-wrap gap-x-3 text-ink-faint text-small">
        <span>{t("voters", { count: poll.voters })}</span>
        <span>{poll.isOver ? t("over") : t("ends", { time: formatInstant(poll.endsAt, locale) })}</span>
        {isTold || poll.choices.some(({ votes }) => votes !== null) ? null : <span>{t("hidden")}</span>}
      </p>
    </section>
  );
}

function Ballot({ post, poll, onChange }: PollProps) {
  const t = useTranslations("microblog.poll");
  const name = useId();
  const [chosen, setChosen] = useState<number[]>([]);
  const { send, pending, refusal } = useCommand("microblog.votePoll");

  async function vote() {
    const postId = post.id as PostId; // an id the server gave
    if (!(await send({ postId, choices: chosen }))) return;
    showToast("ok", t("done"));
    const answer = await askQuery("microblog.getPost", { postId }).catch(() => null);
    if (answer?.is === "post") onChange(answer.post);
  }

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        vote();
      }}
    >
      <ul className="flex flex-col gap-1">
        {poll.choices.map(({ text, votes }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice has no name but its place
          <li key={at}>
            <label className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-control border border-line px-3 py-1.5 hover:bg-sunken has-checked:border-brand has-checked:bg-brand-soft">
              <input
                ref={takeUp}
                type={poll.multiple ? "checkbox" : "radio"}
                name={name}
                checked={chosen.includes(at)}
                onChange={(event) =>
                  setChosen(
                    poll.multiple ? chosen.filter((each) => each !== at).concat(event.target.checked ? at : []) : [at],
                  )
                }
                className="size-4.5 shrink-0 accent-brand"
              />
              <span className="min-w-0 break-words">{text}</span>
              {votes === null ? null : (
                <span className="ml-auto shrink-0 text-ink-soft text-small tabular-nums">
                  {t("votes", { count: votes })}
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <Button
        type="submit"
        variant="secondary"
        size="small"
        loading={pending}
        disabled={chosen.length === 0}
        className="self-start"
      >
        {t("vote")}
      </Button>
    </form>
  );
}

/** Shares are of the voters: where several may be chosen they need not add up to all. Bars are drawings, because no style attribute passes our policy. */
function Result({ poll }: { poll: PollView }) {
  const t = useTranslations("microblog.poll");
  return (
    <ul className="flex flex-col gap-1">
      {poll.choices.map(({ text, votes }, at) => {
        const share = poll.voters === 0 ? 0 : Math.round(((votes ?? 0) / poll.voters) * 100);
        const isMine = poll.mine?.includes(at) === true;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice has no name but its place
          <li key={at} className="relative overflow-hidden rounded-control border border-line">
            <svg aria-hidden preserveAspectRatio="none" viewBox="0 0 100 1" className="absolute inset-0 size-full">
              <rect width={share} height="1" className={isMine ? "fill-brand-soft" : "fill-sunken"} />
            </svg>
            <p className="relative flex min-h-10 items-center justify-between gap-3 px-3 py-1.5">
              <span className="flex min-w-0 items-center gap-1.5 break-words">
                {text}
                {isMine ? (
                  <>
                    <Icon name="circle-check" className="size-4 shrink-0 text-brand" />
                    <span className="sr-only">{t("mine")}</span>
                  </>
                ) : null}
              </span>
              <span className="shrink-0 text-ink-soft text-small tabular-nums">
                {share}% · {t("votes", { count: votes ?? 0 })}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
