// Pages that many strangers read, kept for seconds as rendered. What a page shows decides what drops it: every id that stands in it.
import { randomBytes } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import type { Signal } from "@/server/core/signal";

/** A page as rendered with the placeholder nonce, cut at its places. */
export interface RenderedPage {
  status: number;
  headers: OutgoingHttpHeaders;
  pieces: readonly Buffer[];
}

/** Stands for the nonce while a page is rendered. Random, so that nothing a person writes can hold it and be given a real one. */
export const placeholderNonce = randomBytes(18).toString("base64");

const keepMs = 5_000;
const mostPages = 500;
const mostBytes = 32 * 1024 * 1024;
const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface Kept {
  page: RenderedPage;
  until: number;
  bytes: number;
  ids: ReadonlySet<string>;
}

/** Cuts a rendered page at its placeholders. */
export function piecesOf(html: string): Buffer[] {
  return html.split(placeholderNonce).map((piece) => Buffer.from(piece));
}

/** The page with a nonce of its own. */
export function withNonce(pieces: readonly Buffer[], nonce: string): Buffer {
  const between = Buffer.from(nonce);
  return Buffer.concat(pieces.flatMap((piece, at) => (at === 0 ? [piece] : [between, piece])));
}

/**
 * Keeps pages by key for five seconds at most. A signal drops at once every page that names one of its ids, also a page that is being rendered while it comes. Of
 * many askers at once one renders. Bounded by number and bytes; the oldest goes first.
 */
export class PageCache {
  readonly #kept = new Map<string, Kept>();
  readonly #keysById = new Map<string, Set<string>>();
  readonly #rendering = new Map<string, { page: Promise<RenderedPage>; missed: Set<string> }>();
  #bytes = 0;

  /** The page under this key, from what is kept or by `render`. Only a 200 without cookies is kept. */
  async get(key: string, now: Date, render: () => Promise<RenderedPage>): Promise<RenderedPage> {
    const kept = this.#kept.get(key);
    if (kept && kept.until > now.getTime()) return kept.page;
    const underWay = this.#rendering.get(key);
    if (underWay) return underWay.page;
    const missed = new Set<string>();
    const page = render().finally(() => this.#rendering.delete(key));
    this.#rendering.set(key, { page, missed });
    const rendered = await page;
    if (rendered.status === 200 && !("set-cookie" in rendered.headers)) this.#keep(key, rendered, missed, now);
    return rendered;
  }

  /** Drops what a signal is about. */
  hear({ audience, ids = [] }: Signal): void {
    if (audience === "*") this.#clear();
    for (const id of [audience.slice(audience.indexOf(":") + 1), ...ids]) {
      for (const key of this.#keysById.get(id) ?? []) this.#drop(key);
      for (const { missed } of this.#rendering.values()) missed.add(id);
    }
  }

  #keep(key: string, page: RenderedPage, missed: ReadonlySet<string>, now: Date): void {
    const named = new Set(page.pieces.flatMap((piece) => piece.toString("latin1").match(idPattern) ?? []));
    if (missed.has("*") || [...named].some((id) => missed.has(id))) return;
    this.#drop(key);
    const bytes = page.pieces.reduce((sum, piece) => sum + piece.length, 0);
    this.#kept.set(key, { page, until: now.getTime() + keepMs, bytes, ids: named });
    this.#bytes += bytes;
    for (const id of named) this.#keysById.set(id, (this.#keysById.get(id) ?? new Set()).add(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostPages && this.#bytes <= mostBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    this.#kept.delete(key);
    this.#bytes -= kept.bytes;
    for (const id of kept.ids) {
      const keys = this.#keysById.get(id);
      if (keys?.delete(key) && keys.size === 0) this.#keysById.delete(id);
    }
  }

  #clear(): void {
    this.#kept.clear();
    this.#keysById.clear();
    this.#bytes = 0;
    for (const { missed } of this.#rendering.values()) missed.add("*");
  }
}
