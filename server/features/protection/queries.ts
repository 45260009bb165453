// What a person reads of who may reach them.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/server/pipeline/query";
import { evidenceReach } from "@/server/shared/contact";
import { addDays } from "@/server/shared/time";
import { saidAmong, saidTo } from "@/server/trust/contact/said";
import { type ContactSettings, type ProtectionView, type SaidPage, saidInput, saidPerPage } from "./contract";
import { ownContacts } from "./visibility";

interface Row extends ContactSettings {
  protectedUntil: Date | null;
  offeredAt: Date | null;
}

const everyone = {
  replies: "everyone",
  mentions: "everyone",
  quotes: "everyone",
  messages: "everyone",
  minAgeDays: 0,
} as const;

/** The viewer's settings, protection mode and whether it is offered, at this instant. One statement. */
export const state = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<ProtectionView> {
    const [row] = await scope.rows<Row>(sql`
      select c.replies, c.mentions, c.quotes, c.messages, c.min_age_days as "minAgeDays", c.protected_until as "protectedUntil",
        c.offered_at as "offeredAt" from ${ownContacts(scope)} c`);
    if (!row) return { settings: everyone, protectedUntil: null, isOffered: false };
    const { protectedUntil, offeredAt, ...settings } = row;
    const isOn = protectedUntil !== null && protectedUntil > scope.now;
    return {
      settings,
      protectedUntil: isOn ? protectedUntil.toISOString() : null,
      isOffered: !isOn && offeredAt !== null && offeredAt > addDays(scope.now, -1),
    };
  },
});

/** What others said to the viewer in the last months, newest first, for choosing what goes into an evidence file; only what the viewer may see now. */
export const said = query({
  access: "signed-in",
  obligations: [],
  input: saidInput,
  async run({ input, scope }): Promise<SaidPage> {
    const named = saidTo(scope, addDays(scope.now, -evidenceReach));
    const rows = await saidAmong(scope, named, saidPerPage, input.before);
    return {
      items: rows.map(({ kind, id, postId, authorName, authorHandle, text, pictures, createdAt }) => ({
        kind,
        id,
        postId,
        authorName,
        authorHandle,
        text,
        pictures: pictures.length,
        createdAt: createdAt.toISOString(),
      })),
      next: rows.length === saidPerPage ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});
