// What somebody has begun to write, kept on this device until it is published.
import { type Audience, audiences, type Declaration, declarations } from "@/server/shared/content";

/** A picture that is uploaded already. */
export interface DraftImage {
  id: string;
  alt: string;
  aiMark: string | null;
}

export interface Draft {
  body: string;
  audience: Audience;
  declared: Declaration[];
  images: DraftImage[];
}

export const emptyDraft: Draft = { body: "", audience: "public", declared: [], images: [] };

const keyOf = (viewerId: string) => `draft:post:${viewerId}`;

/** The draft of this person, or null where there is none that can be read. */
export function readDraft(viewerId: string): Draft | null {
  try {
    const stored = localStorage.getItem(keyOf(viewerId));
    if (stored === null) return null;
    const { body, audience, declared, images }: Partial<Draft> = JSON.parse(stored);
    return {
      body: typeof body === "string" ? body : "",
      audience: audiences.find((each) => each === audience) ?? "public",
      declared: declarations.filter((each) => declared?.includes(each)),
      images: (Array.isArray(images) ? images : []).filter(({ id }) => typeof id === "string"),
    };
  } catch {
    return null;
  }
}

/** Keeps the draft; an empty one is forgotten. A browser that stores nothing loses it with the page and is not bothered. */
export function keepDraft(viewerId: string, draft: Draft): void {
  try {
    if (draft.body === "" && draft.images.length === 0) localStorage.removeItem(keyOf(viewerId));
    else localStorage.setItem(keyOf(viewerId), JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden.
  }
}
