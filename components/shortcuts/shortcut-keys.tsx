"use client"; // acts on keys

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { refusalOf } from "@/components/refusal/refusal-of";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { useViewer } from "@/components/shell/viewer";
import type { Pressed } from "@/components/shortcuts/shortcuts";
import { sendCommand } from "@/components/trpc/call";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { showToast } from "@/components/ui/toast-store";
import type { PostId } from "@/server/shared/ids";

/** After "g" the next key names a page. */
const places: Readonly<Record<string, Route>> = {
  h: "/",
  e: "/explore",
  n: "/notifications",
  b: "/bookmarks" as Route, // a page of ours
  s: "/settings",
};
/** It opens a menu and stands behind the way to the comments, by itself or with its menu around it. */
const repostButton = '[data-key="r"] + [aria-haspopup], [data-key="r"] + * > [aria-haspopup]';
const goWithinMs = 5_000;
const focusWithinMs = 5_000;

const sheet = [
  [["j"], "next"],
  [["k"], "previous"],
  [["o"], "open"],
  [["l"], "like"],
  [["r"], "reply"],
  [["t"], "repost"],
  [["b"], "bookmark"],
  [["n"], "write"],
  [["Ctrl", "Enter"], "send"],
  [["/"], "search"],
  [["g", "h"], "home"],
  [["g", "e"], "explore"],
  [["g", "n"], "notifications"],
  [["g", "b"], "bookmarks"],
  [["g", "u"], "profile"],
  [["g", "s"], "settings"],
  [["?"], "help"],
] as const;

interface ShortcutKeysProps {
  /** Grows with every key. */
  heard: number;
  /** The keys that wait, in their order: whoever takes them acts on them. */
  take: () => Pressed[];
}

/** Does what each key stands for, once, and shows the sheet of keys. */
export function ShortcutKeys({ heard, take }: ShortcutKeysProps) {
  const t = useTranslations("shortcuts");
  const router = useRouter();
  const viewer = useViewer();
  const [isOpen, setOpen] = useState(false);
  const wentAt = useRef(Number.NEGATIVE_INFINITY);

  function act({ key, at }: Pressed) {
    const isGoing = at - wentAt.current < goWithinMs;
    wentAt.current = key === "g" ? at : Number.NEGATIVE_INFINITY;
    const place = isGoing ? placeOf(key) : undefined;
    if (place) return router.push(place);
    if (key === "?") return setOpen(true);
    if (key === "/") return search();
    if (key === "n") return write();
    if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
    if (key === "o") open(currentPost()?.dataset.post);
    if (key === "l") currentPost()?.querySelector<HTMLElement>('[data-key="l"]')?.click();
    if (key === "r") reply();
    if (key === "t") currentPost()?.querySelector<HTMLElement>(repostButton)?.click();
    if (key === "b") bookmark(currentPost()?.dataset.post);
  }
  const actOnNew = useEffectEvent((_: number) => {
    for (const each of take()) act(each);
  });
  useEffect(() => actOnNew(heard), [heard]);

  function placeOf(key: string): Route | undefined {
    return key === "u" && viewer ? (`/u/${viewer.handle}` as Route) : places[key]; // handles are digits
  }

  function open(id: string | undefined) {
    if (id) router.push(`/p/${id}` as Route); // an id the server gave
  }

  function search() {
    const line = 'main input[type="search"]';
    if (document.querySelector(line) === null) router.push("/search" as Route); // a page of ours
    focusOnce(line);
  }

  function write() {
    const text = "main form textarea";
    if (document.querySelector(text) === null) router.push("/");
    focusOnce(text);
  }

  function reply() {
    const link = currentPost()?.querySelector<HTMLElement>('[data-key="r"]');
    if (!link) return;
    link.click();
    focusOnce("#comments form textarea");
  }

  async function bookmark(id: string | undefined) {
    if (!id) return;
    const postId = id as PostId; // an id the server gave
    try {
      const isKept = await sendCommand("bookmarks.bookmarkPost", { postId }).then(
        () => true,
        async (error: unknown) => {
          if (refusalOf(error).reason !== "ALREADY_DONE") throw error;
          await sendCommand("bookmarks.unbookmarkPost", { postId });
          return false;
        },
      );
      showToast("ok", t(isKept ? "bookmarked" : "unbookmarked"));
    } catch (error) {
      toastRefusal(error);
    }
  }

  return (
    <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("title")} wide>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 md:grid-cols-[auto_1fr_auto_1fr]">
        {sheet.map(([keys, name]) => (
          <div key={name} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function posts(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("main [data-post]")];
}

/** Focuses the field as soon as it is there: the page that holds it may still be on its way. Gives up after a while, or where somebody went to another field. */
async function focusOnce(selector: string) {
  for (let waited = 0; waited < focusWithinMs; waited += 50) {
    const field = document.querySelector<HTMLElement>(selector);
    if (field) return field.focus();
    if (document.activeElement?.matches("input, textarea")) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The post that the keyboard stands on, or the first one in view. */
function currentPost(): HTMLElement | undefined {
  return posts().find((post) => post.contains(document.activeElement)) ?? posts().find(isInView);
}

function isInView(post: HTMLElement): boolean {
  const { top, bottom } = post.getBoundingClientRect();
  return bottom > 120 && top < window.innerHeight;
}

/** Moves the focus to the next or the previous post, and the page with it. */
function step(by: 1 | -1) {
  const all = posts();
  const at = all.findIndex((post) => post.contains(document.activeElement));
  const first = all.findIndex(isInView);
  const to = all[at === -1 ? Math.max(0, first) : Math.max(0, Math.min(all.length - 1, at + by))];
  if (!to) return;
  to.tabIndex = -1;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
}
