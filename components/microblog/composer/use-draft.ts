"use client"; // holds what is being written

import { useRef, useState } from "react";
import { keepHere, readKept } from "@/components/microblog/composer/draft";
import { refusalOf } from "@/components/refusal/refusal-of";
import { askQuery, sendCommand } from "@/components/trpc/call";
import { type DraftContent, emptyContent, isEmptyContent } from "@/server/shared/draft-content";
import type { DraftId } from "@/server/shared/ids";

/** In milliseconds: the pause after which what was typed goes to the server. */
const pauseMs = 2_500;

/** What one composer holds, saved by itself: here at every change, on the server after a pause. */
export function useDraft(viewerId: string) {
  const [content, setContent] = useState<DraftContent>(emptyContent);
  const [isSaved, setSaved] = useState(false);
  const latest = useRef(content);
  const draftId = useRef<DraftId | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());

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

  /** Brings the server's copy up to date, one call at a time; the device keeps what does not get there. */
  function save(): Promise<void> {
    clearTimeout(timer.current);
    saving.current = saving.current.then(saveNow).catch(() => undefined);
    return saving.current;
  }

  async function saveNow() {
    const sent = latest.current;
    const id = draftId.current;
    if (isEmptyContent(sent)) {
      draftId.current = null;
      if (id) await sendCommand("microblog.deleteDraft", { draftId: id });
      return;
    }
    try {
      if (id) await sendCommand("microblog.saveDraft", { draftId: id, content: sent });
      else draftId.current = (await sendCommand("microblog.startDraft", { content: sent })).id;
    } catch (error) {
      // Published or deleted in another browser: what goes on here is another draft.
      if (id && refusalOf(error).reason === "NOT_FOUND") draftId.current = null;
      throw error;
    }
    if (latest.current === sent) {
      keepHere(viewerId, { content: sent, draftId: draftId.current });
      setSaved(true);
    }
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
    return found.content;
  }

  /** Begins anew; what stood here is published, or is a draft of the server's. */
  function clear() {
    clearTimeout(timer.current);
    hold(emptyContent, null);
    setSaved(false);
  }

  return { content, isSaved, change, save, bringBack, open, clear, draftId: () => draftId.current };
}
