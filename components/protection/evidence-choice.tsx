"use client"; // chooses among what was said

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { askQuery } from "@/components/trpc/call";
import { Checkbox } from "@/components/ui/choice";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Time } from "@/components/ui/time";
import type { SaidView } from "@/server/features/protection/contract";
import { mostChosen } from "@/server/shared/contact";

interface EvidenceChoiceProps {
  chosen: readonly SaidView[];
  onChange: (chosen: readonly SaidView[]) => void;
}

/** What others said to one, newest first, page by page, each to be ticked; how many are stands below. */
export function EvidenceChoice({ chosen, onChange }: EvidenceChoiceProps) {
  const t = useTranslations("protection.evidence");
  const [items, setItems] = useState<readonly SaidView[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [state, setState] = useState<"loading" | "failed" | "there">("loading");

  const load = useCallback(async (before: string | null) => {
    setState("loading");
    try {
      const page = await askQuery("protection.said", before ? { before } : {});
      setItems((known) => (before ? [...known, ...page.items] : page.items));
      setNext(page.next);
      setState("there");
    } catch {
      setState("failed");
    }
  }, []);
  useEffect(() => {
    load(null);
  }, [load]);

  const isChosen = (id: string) => chosen.some((one) => one.id === id);
  function toggle(item: SaidView, isOn: boolean) {
    onChange(isOn ? [...chosen, item] : chosen.filter((one) => one.id !== item.id));
  }

  if (state === "failed" && items.length === 0) return <ErrorState onRetry={() => load(null)} />;
  if (state === "there" && items.length === 0) return <p className="text-ink-soft">{t("nothingSaid")}</p>;
  const isFull = chosen.length >= mostChosen;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" aria-busy={state === "loading"}>
      <legend className="mb-1 font-medium">{t("choose")}</legend>
      <ul className="flex max-h-96 flex-col divide-y divide-line overflow-y-auto rounded-control border border-line px-3">
        {items.map((item) => (
          <li key={item.id} className="py-1">
            <Checkbox
              checked={isChosen(item.id)}
              disabled={isFull && !isChosen(item.id)}
              onChange={({ target }) => toggle(item, target.checked)}
              className="min-w-0 [&>span]:min-w-0"
              label={
                <>
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <span className="font-medium">
                      <bdi>{item.authorName}</bdi>
                    </span>
                    <span className="text-ink-soft text-small">
                      {t(`kind.${item.kind}`)} · <Time at={item.createdAt} style="absolute" />
                    </span>
                  </span>
                  <span className="line-clamp-3 break-words">
                    {item.text === "" ? t("pictures", { count: item.pictures }) : item.text}
                  </span>
                </>
              }
            />
          </li>
        ))}
        <li>
          <LoadMore
            hasMore={next !== null || state !== "there"}
            loading={state === "loading"}
            onLoad={() => load(next)}
          />
        </li>
      </ul>
      <p role="status" className="text-ink-soft text-small">
        {t("chosen", { count: chosen.length, limit: mostChosen })}
      </p>
    </fieldset>
  );
}
