"use client"; // holds what is being written

import { type Dispatch, useRef, useState } from "react";
import { isElsewhere, keepHere, readKept, type SavedDraft, saveThere } from "@/components/microblog/composer/draft";
import { refusalOf } from "@/components/refusal/refusal-of";
import { askQuery, sendCommand } from "@/components/trpc/call";
import { type DraftContent, emptyContent, isEmptyContent } from "@/server/shared/draft-content";
import type { Refusal } from "@/server/shared/errors";
import type { DraftId } from "@/server/shared/ids";

/** In milliseconds: the pause after which what was typed goes to the server. */
const pauseMs = 2_500;

const gone: Refusal = { kind: "CONFLICT", reason: "DRAFT_GONE", params: {} };

/** What is written in one place. It outlives the composer, which may be closed and opened again, or left for another page. */
interface Held {
  content: DraftContent;
  saved: SavedDraft | null;
  /** Set while something waits to be saved. */
  timer: ReturnType<typeof setTimeout> | null;
  saving: Promise<boolean>;
  /** Shows it now; what an earlier composer still has to say, such as of an upload that it began, comes too late. */
  shownBy: Dispatch<DraftContent> | null;
}

const places = new Map<string, Held>();

function heldIn(place: string): Held {
  const known = places.get(place);
  if (known) return known;
  const begun: Held = {
    content: emptyContent,
    saved: null,
    timer: null,
    saving: Promise.resolve(true),
    shownBy: null,
  };
  places.set(place, begun);
  return begun;
}

/**
 * What one composer holds, saved by itself: here at every change, on the server after a pause. What is written about a post (`quoting`) stands apart from the rest, and stays on
 * this page alone until the server has it. `refusal` says where the server's copy went another way.
 */
export function useDraft(viewerId: string, quoting: string | null) {
  const [content, setContent] = useState<DraftContent>(emptyContent);
  const [isSaved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const place = useRef(quoting === null ? viewerId : `${viewerId} ${quoting}`);
  const here = () => heldIn(place.current);

  function keep() {
    const { content, saved } = here();
    if (quoting === null) keepHere(viewerId, { content, saved });
  }

  function hold(content: DraftContent, saved: SavedDraft | null) {
    Object.assign(here(), { content, saved });
    setContent(content);
    keep();
  }

  function change(part: Partial<DraftContent>) {
    const held = here();
    if (held.shownBy !== setContent) return;
    hold({ ...held.content, ...part }, held.saved);
    setSaved(false);
    if (held.timer) clearTimeout(held.timer);
    held.timer = setTimeout(save, pauseMs);
  }

  /**
   * Brings the server's copy up to date, one call at a time; the device keeps what does not get there. False where that copy was changed, published or deleted elsewhere:
   * whoever writes here is told, and what stands here is another draft from then on.
   */
  function save(): Promise<boolean> {
    const held = here();
    stopWaiting();
    held.saving = held.saving.then(saveNow);
    return held.saving;
  }

  /** Saves at once what waits to be. */
  function leave() {
    if (here().timer) save();
  }

  function stopWaiting() {
    const held = here();
    if (held.timer) clearTimeout(held.timer);
    held.timer = null;
  }

  async function saveNow(): Promise<boolean> {
    const held = here();
    const { content: sent, saved } = held;
    try {
      if (isEmptyContent(sent)) {
        held.saved = null;
        if (saved) await sendCommand("microblog.deleteDraft", { draftId: saved.id, seen: saved.seen });
        return true;
      }
      held.saved = await saveThere({ content: sent, saved });
    } catch (error) {
      if (!held.saved || !isElsewhere(error)) return true;
      held.saved = null;
      const refusal = refusalOf(error);
      setRefusal(refusal.reason === "NOT_FOUND" ? gone : refusal);
      return false;
    }
    keep();
    if (held.content === sent) setSaved(true);
    return true;
  }

  /** What was kept of what is written here, which this composer shows from now on. */
  function bringBack(): DraftContent {
    const held = here();
    held.shownBy = setContent;
    if (quoting !== null) hold({ ...held.content, quoteOf: quoting }, held.saved);
    else {
      const kept = readKept(viewerId);
      hold(kept?.content ?? emptyContent, kept?.saved ?? null);
    }
    return held.content;
  }

  /** Goes on with one of the server's drafts; what stood here is a draft of its own first. */
  async function open(id: DraftId): Promise<DraftContent> {
    await save();
    const found = await askQuery("microblog.draft", { draftId: id });
    hold(found.content, { id, seen: found.updatedAt, publishAt: found.publishAt });
    setSaved(true);
    setRefusal(null);
    return found.content;
  }

  /** Begins anew; what stood here is published, or is a draft of the server's. */
  function clear() {
    stopWaiting();
    hold(emptyContent, null);
    setSaved(false);
    setRefusal(null);
  }

  return {
    content,
    isSaved,
    refusal,
    change,
    save,
    leave,
    bringBack,
    open,
    clear,
    draftId: () => here().saved?.id ?? null,
    plannedFor: () => here().saved?.publishAt ?? null,
  };
}
