// What is read of powers over comments: an account's own, and what the desk decides by.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import { keeperPowers, powersFrom } from "@/server/shared/sections";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { keptAccounts, type SectionFacts } from "@/server/trust/sections";
import { findByHandle } from "@/server/trust/standing/principals";
import {
  type AccountPowersView,
  accountPowersInput,
  type PowerView,
  powersInput,
  type WishPage,
  type WishView,
  wishesInput,
  wishesPerPage,
} from "../contract/powers";
import { powerStanding } from "../sections/policy";
import { deskWishes, type FigureRow, keepingFigures, type PowerRows, powersAndWishes } from "../visibility/powers";

/** How an account stands to each power over its comments, with the platform's reasons and the wishes for them; NOT_FOUND for whoever does not keep them. */
export const powers = query({
  access: "signed-in",
  obligations: ["PUB-17.2-b"],
  input: powersInput,
  async run({ input, scope }): Promise<{ powers: PowerView[] }> {
    const owner = sql`ka.id`;
    const [row] = await scope.rows<FigureRow & { known: PowerRows }>(sql`
      select ${keepingFigures(scope, owner)}, ${powersAndWishes(owner)} as known from ${keptAccounts(scope)} ka where ka.id = ${input.ownerId}::uuid`);
    if (!row) throw notFound();
    return { powers: powerViews(row.section, row.known) };
  },
});

interface WishRow extends FigureRow, Pick<WishView, "id" | "power" | "state"> {
  owner: BriefRow | null;
  askedAt: Date;
  dueAt: Date;
  decidedAt: Date | null;
  answer: string | null;
}

/** Wishes for powers that wait, the first asked first; or answered ones, the latest first. */
export const powerWishes = query({
  access: { staff: ["officer"] },
  obligations: ["PUB-17.2-b"],
  input: wishesInput,
  async run({ input, scope }): Promise<WishPage> {
    const isOpen = input.state === "open";
    const past = input.after ? sql`w.id ${isOpen ? sql`>` : sql`<`} ${input.after}::uuid` : sql`true`;
    const rows = await scope.rows<WishRow>(sql`
      select w.id, w.power, w.state, ${briefRow(sql`w.owner_id`)} as owner, w.asked_at as "askedAt", w.due_at as "dueAt", w.decided_at as "decidedAt",
        w.reason as answer, ${keepingFigures(scope, sql`w.owner_id`)}
      from ${deskWishes} w where ${isOpen ? sql`w.state = 'open'` : sql`w.state in ('granted', 'refused')`} and ${past}
      order by w.id ${isOpen ? sql`asc` : sql`desc`} ${atMost(wishesPerPage)}`);
    return {
      wishes: rows.flatMap((row) => wishViewOf(row, scope.now)),
      next: rows.length === wishesPerPage ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

/** One account's powers and how it kept its comments, by the number it is known by; NOT_FOUND for an unknown one. */
export const accountPowers = query({
  access: { staff: ["officer"] },
  obligations: ["PUB-17.2-b"],
  input: accountPowersInput,
  async run({ input, scope }): Promise<AccountPowersView> {
    const found = await findByHandle(scope, input.handle);
    const owner = sql`a.id`;
    const [row] = await scope.rows<FigureRow & { owner: BriefRow | null; known: PowerRows }>(sql`
      select ${briefRow(owner)} as owner, ${keepingFigures(scope, owner)}, ${powersAndWishes(owner)} as known
      from (select ${found?.accountId ?? null}::uuid as id) a`);
    if (!found || !row?.owner) throw notFound();
    return { owner: briefOf(row.owner), ...figuresOf(row), powers: powerViews(row.section, row.known) };
  },
});

function figuresOf({ section, left, charged, hidden, restored }: FigureRow) {
  return { kind: section.ownerKind, level: section.ownerLevel, left, charged, hidden, restored };
}

function wishViewOf(row: WishRow, now: Date): WishView[] {
  const { id, power, state, owner, askedAt, dueAt, decidedAt, answer } = row;
  if (!owner) return [];
  return [
    {
      id,
      power,
      state,
      answer,
      owner: briefOf(owner),
      ...figuresOf(row),
      askedAt: askedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      isOverdue: state === "open" && dueAt < now,
      decidedAt: decidedAt?.toISOString() ?? null,
    },
  ];
}

function powerViews(section: SectionFacts, { decided, wishes }: PowerRows): PowerView[] {
  const iso = (at: string | null) => at && new Date(at).toISOString();
  return keeperPowers.map((power) => {
    const wish = wishes.find((one) => one.power === power);
    return {
      power,
      standing: powerStanding(section, power),
      from: powersFrom[power][section.ownerKind],
      reason: decided.find((one) => one.power === power)?.reason ?? null,
      wish: wish
        ? {
            state: wish.state,
            askedAt: new Date(wish.askedAt).toISOString(),
            dueAt: new Date(wish.dueAt).toISOString(),
            decidedAt: iso(wish.decidedAt),
            answer: wish.answer,
          }
        : null,
    };
  });
}
