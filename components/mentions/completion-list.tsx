"use client"; // follows what is typed

import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useId, useState } from "react";
import { type Beginning, beginningAt } from "@/components/mentions/beginning";
import { askQuery } from "@/components/trpc/call";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import type { PostId } from "@/server/shared/ids";

/** In milliseconds: the pause after which is asked what was typed. */
const pauseMs = 120;

interface Proposal {
  key: string;
  /** Takes the place of the sign and what was typed. */
  written: string;
  face: ReactNode;
}

interface CompletionListProps {
  /** What holds the text area and this list. */
  area: RefObject<HTMLElement | null>;
  postId?: string;
}

/**
 * What a name or topic that is being typed may become. The focus stays in the text: arrows choose, Enter and Tab fill in, Escape closes; the text area points at the choice, and
 * how many there are is announced.
 */
export function CompletionList({ area, postId }: CompletionListProps) {
  const t = useTranslations("ui.completion");
  const id = useId();
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [proposals, setProposals] = useState<readonly Proposal[]>([]);
  const [at, setAt] = useState(0);
  const isOpen = beginning !== null && beginning.start !== closedAt && proposals.length > 0;
  const optionId = (place: number) => `${id}-${place}`;

  const look = useEffectEvent(() => {
    const field = fieldIn(area);
    const isWriting = field !== null && document.activeElement === field && field.selectionStart === field.selectionEnd;
    const next = isWriting ? beginningAt(field.value, field.selectionStart) : null;
    if (next?.start !== closedAt) setClosedAt(null);
    setBeginning((before) =>
      before?.start === next?.start && before?.typed === next?.typed && before?.of === next?.of ? before : next,
    );
  });

  function fillIn({ written }: Proposal) {
    const field = fieldIn(area);
    if (!field || !beginning) return;
    field.setRangeText(written, beginning.start, field.selectionStart, "end");
    // Whoever holds the text hears of it as of anything typed.
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = proposals[at];
    if (event.key === "ArrowDown") setAt((at + 1) % proposals.length);
    else if (event.key === "ArrowUp") setAt((at + proposals.length - 1) % proposals.length);
    else if (event.key === "Escape") setClosedAt(beginning?.start ?? null);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && chosen) fillIn(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  useEffect(() => {
    const field = fieldIn(area);
    const listening = new AbortController();
    const { signal } = listening;
    for (const event of ["input", "blur", "focus"]) field?.addEventListener(event, look, { signal });
    document.addEventListener("selectionchange", look, { signal });
    field?.addEventListener("keydown", onKey, { signal });
    look();
    return () => listening.abort();
  }, [area]);

  const { of, typed } = beginning ?? { of: null, typed: "" };
  useEffect(() => {
    setProposals([]);
    if (!of) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      // Proposals are a help: where they do not come, one goes on writing.
      const found = await (of === "people" ? peopleFor(typed, postId) : topicsFor(typed)).catch(() => []);
      if (isStale) return;
      setProposals(found);
      setAt(0);
    }, pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [of, typed, postId]);

  const chosenId = isOpen ? optionId(at) : null;
  useEffect(() => {
    const field = fieldIn(area);
    if (!field || !chosenId) return;
    const said = { "aria-autocomplete": "list", "aria-controls": id, "aria-activedescendant": chosenId };
    for (const [name, value] of Object.entries(said)) field.setAttribute(name, value);
    document.getElementById(chosenId)?.scrollIntoView({ block: "nearest" });
    return () => {
      for (const name of Object.keys(said)) field.removeAttribute(name);
    };
  }, [area, id, chosenId]);

  return (
    <>
      <p role="status" className="sr-only">
        {isOpen ? t("found", { count: proposals.length }) : ""}
      </p>
      {isOpen ? (
        <div
          id={id}
          role="listbox"
          aria-label={t(beginning.of)}
          className="absolute top-full left-0 z-30 mt-1 flex max-h-72 w-72 max-w-full animate-appear flex-col overflow-y-auto rounded-card bg-raised p-1 shadow-float"
        >
          {proposals.map((proposal, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard in the text, where the focus stays
            <div
              key={proposal.key}
              id={optionId(place)}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              onMouseMove={() => setAt(place)}
              // The focus stays in the text.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => fillIn(proposal)}
              className={cx(
                "flex min-h-11 shrink-0 cursor-pointer items-center gap-2.5 rounded-control px-2",
                place === at && "bg-brand-soft",
              )}
            >
              {proposal.face}
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}

function fieldIn(area: CompletionListProps["area"]): HTMLTextAreaElement | null {
  return area.current?.querySelector("textarea") ?? null;
}

async function peopleFor(typed: string, postId: string | undefined): Promise<Proposal[]> {
  const people = await askQuery("search.mentionable", {
    typed,
    ...(postId ? { postId: postId as PostId } : {}), // an id the server gave
  });
  return people.map(({ id, handle, nickname, avatarUrl, written }) => ({
    key: id,
    // The blank ends the name, whatever is written next.
    written: `@${written} `,
    face: (
      <>
        <Avatar id={id} name={nickname} src={avatarUrl} size="small" />
        <bdi className="min-w-0 truncate font-medium">{nickname}</bdi>
        <span className="ml-auto text-ink-faint text-small tabular-nums">{handle}</span>
      </>
    ),
  }));
}

async function topicsFor(typed: string): Promise<Proposal[]> {
  const topics = await askQuery("topics.proposed", { typed });
  return topics.map(({ name }) => ({
    key: name,
    written: `#${name}#`,
    face: <bdi className="min-w-0 truncate">#{name}#</bdi>,
  }));
}
