// What somebody has begun to write, kept on this device at every key and by the server after every pause.
import { refusalOf } from "@/components/refusal/refusal-of";
import { sendCommand } from "@/components/trpc/call";
import { type DraftContent, emptyContent, isEmptyContent } from "@/server/shared/draft-content";
import type { DraftId } from "@/server/shared/ids";

/** One of the server's drafts, as it was when this device last heard of it. */
export interface SavedDraft {
  id: DraftId;
  seen: string;
  /** When the server publishes it, if it was planned when it was opened here. */
  publishAt?: string | null;
}

/** What this device keeps: the content, and which of the server's drafts it is. */
export interface KeptDraft {
  content: DraftContent;
  saved: SavedDraft | null;
}

const keyOf = (viewerId: string) => `draft:post:${viewerId}`;

/** What this person was writing here, or null where there is nothing that can be read. */
export function readKept(viewerId: string): KeptDraft | null {
  try {
    const stored = localStorage.getItem(keyOf(viewerId));
    if (stored === null) return null;
    const kept: Partial<KeptDraft> = JSON.parse(stored);
    if (typeof kept.content?.body !== "string" || !Array.isArray(kept.content.images)) return null;
    return { content: { ...emptyContent, ...kept.content }, saved: kept.saved ?? null };
  } catch {
    return null;
  }
}

/** Leaves the server's copy alone behind, for a device that others may use next; where none can be made, it stays. */
export async function handOver(viewerId: string): Promise<void> {
  const kept = readKept(viewerId);
  if (!kept) return;
  try {
    await saveThere(kept);
  } catch (error) {
    if (!isElsewhere(error)) return;
  }
  keepHere(viewerId, { content: emptyContent, saved: null });
}

/** Brings the server's copy up to date, or begins one. Throws the refusal; see `isElsewhere`. */
export async function saveThere({ content, saved }: KeptDraft): Promise<SavedDraft> {
  const { id, updatedAt } = saved
    ? await sendCommand("microblog.saveDraft", { draftId: saved.id, seen: saved.seen, content })
    : await sendCommand("microblog.startDraft", { content });
  return { ...saved, id, seen: updatedAt };
}

/** Whether the server's copy went another way: it was changed, published or deleted in another window or on another device. */
export function isElsewhere(error: unknown): boolean {
  return ["NOT_FOUND", "DRAFT_CHANGED"].includes(refusalOf(error).reason);
}

/** Keeps it; what is empty is forgotten. A browser that stores nothing loses it with the page and is not bothered. */
export function keepHere(viewerId: string, kept: KeptDraft): void {
  try {
    if (isEmptyContent(kept.content)) localStorage.removeItem(keyOf(viewerId));
    else localStorage.setItem(keyOf(viewerId), JSON.stringify(kept));
  } catch {
    // Storage is full or forbidden.
  }
}
