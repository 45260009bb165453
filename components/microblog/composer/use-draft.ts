"use client"; // holds what is being written

import { useRef, useState } from "react";
import { keepHere, readKept } from "@/components/microblog/composer/draft";
import { refusalOf } from "@/components/refusal/refusal-of";
import { askQuery, sendCommand } from "@/components/trpc/call";
import { type DraftContent, emptyContent, isEmptyContent } from "@/server/shared/draft-content";
import type { Refusal } from "@/server/shared/errors";
import type { DraftId } from "@/server/shared/ids";

/** In milliseconds: the pause after which what was typed goes to the server. */
const pauseMs = 2_500;

const gone: Refusal = { kind: "CONFLICT", reason: "DRAFT_GONE", params: {} };

/** What one composer holds, saved by itself: here at every change, on the server after a pause. `refusal` says where the server's copy is gone. */
export function useDraft(viewerId: string) {
  const [content, setContent] = useState<DraftContent>(emptyContent);
  const [isSaved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const latest = useRef(content);
  const draftId = useRef<DraftId | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saving = useRef(Promise.resolve(true));

  function hold(next: DraftContent, id: DraftId | null) {
    latest.current = next;
    draftId.current = id;
    setContent(next);
    keepHere(viewerId, { content: next, draftId: id });
  }

  function change(part: Partial<DraftContent>) {
    hold({ ...latest.current, ...part }, draftId.current);
    setSaved(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pauseMs);
  }

  /**
   * Brings the server's copy up to date, one call at a time; the device keeps what does not get there. False where that copy was published or deleted in another window: whoever
   * writes here is told, and what stands here is another draft from then on.
   */
  function save(): Promise<boolean> {
    clearTimeout(timer.current);
    saving.current = saving.current.then(saveNow);
    return saving.current;
  }

  async function saveNow(): Promise<boolean> {
    const sent = latest.current;
    const id = draftId.current;
    try {
      if (isEmptyContent(sent)) {
        draftId.current = null;
        if (id) await sendCommand("microblog.deleteDraft", { draftId: id });
        return true;
      }
      if (id) await sendCommand("microblog.saveDraft", { draftId: id, content: sent });
      else draftId.current = (await sendCommand("microblog.startDraft", { content: sent })).id;
    } catch (error) {
      const isGone = draftId.current !== null && refusalOf(error).reason === "NOT_FOUND";
      if (isGone) {
        draftId.current = null;
        setRefusal(gone);
      }
      return !isGone;
    }
    if (latest.current === sent) {
      keepHere(viewerId, { content: sent, draftId: draftId.current });
      setSaved(true);
    }
    return true;
  }

  /** What this device kept, with what was typed before this code was there, which is newer. */
  function bringBack(typed: string): DraftContent {
    const kept = readKept(viewerId);
    const found = kept?.content ?? emptyContent;
    hold(typed === "" ? found : { ...found, body: typed }, (kept?.draftId ?? null) as DraftId | null); // the server gave the id
    return latest.current;
  }

  /** Goes on with one of the server's drafts; what stood here is a draft of its own first. */
  async function open(id: DraftId): Promise<DraftContent> {
    await save();
    const found = await askQuery("microblog.draft", { draftId: id });
    hold(found.content, id);
    setSaved(true);
    setRefusal(null);
    return found.content;
  }

  /** Begins anew; what stood here is published, or is a draft of the server's. */
  function clear() {
    clearTimeout(timer.current);
    hold(emptyContent, null);
    setSaved(false);
    setRefusal(null);
  }

  return { content, isSaved, refusal, change, save, bringBack, open, clear, draftId: () => draftId.current };
}
