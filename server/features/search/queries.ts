// Finds posts and people by words. What is found is shown by the domains that it belongs to.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { type PostPage, pageSize } from "@/server/features/microblog/contract";
import { unmutedPageIn } from "@/server/features/microblog/listing";
import type { AccountPage } from "@/server/features/relations/contract";
import { accountsIn } from "@/server/features/relations/listing";
import { query } from "@/server/pipeline/query";
import { AppError } from "@/server/shared/errors";
import { type SoughtWords, soughtWords } from "@/server/shared/sought-words";
import { addDays, dayInShanghai } from "@/server/shared/time";
import { type BriefRow, briefOf } from "@/server/trust/authors/brief";
import { findAuthor } from "@/server/trust/authors/find-author";
import { mentionNameOf } from "@/server/trust/authors/mentions";
import { contactRules } from "@/server/trust/contact/relation";
import { type ContactRules, contactRefused } from "@/server/trust/contact/rules";
import { markRow } from "@/server/trust/standing/marks";
import { foundPosts } from "@/server/trust/visibility/found-posts";
import {
  type MentionableView,
  mentionableInput,
  mostMentionable,
  searchPeopleInput,
  searchPostsInput,
} from "./contract";
import { foundAccounts, isFindable, mentionableAccounts } from "./visibility";

/**
 * Posts that the viewer may see and that say all the words, newest first. INVALID/INPUT_INVALID for words too short to find anything by, for days that are none or end before
 * they begin, and for an author whom the viewer cannot find, which tells nobody by whom they are blocked. What a label keeps off search, and whom or what the viewer mutes, is not among them.
 */
export const posts = query({
  access: "anyone",
  obligations: ["MB-12.2-a"],
  visitors: "search",
  input: searchPostsInput,
  async run({ input, scope }): Promise<PostPage> {
    const authorId = input.from ? await findAuthor(scope, input.from) : null;
    if (input.from && !(authorId && (await isFindable(scope, authorId))))
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "from", problem: "unknown-account" }] });
    const sought = {
      words: wordsOf(input.text),
      authorId,
      since: input.since ? dayInShanghai(input.since) : null,
      until: input.until ? addDays(dayInShanghai(input.until), 1) : null,
      hasMedia: input.hasMedia,
    };
    return unmutedPageIn(scope, "search", { before: input.before ?? null, limit: pageSize }, (before) =>
      foundPosts(scope, { ...sought, before }, pageSize),
    );
  },
});

/** Accounts that the viewer may open and whose name says all the words or begins so, or whose number it is; newest accounts first. */
export const people = query({
  access: "anyone",
  obligations: [],
  visitors: "search",
  input: searchPeopleInput,
  run: ({ input, scope }): Promise<AccountPage> => accountsIn(scope, foundAccounts(scope, input.text), input.before),
});

/**
 * Whom the viewer may mean by the beginning of a name, while they write it: whom they follow and who takes part under the post first, by name. Who would not be mentioned by
 * them is not proposed.
 */
export const mentionable = query({
  access: "signed-in",
  obligations: [],
  input: mentionableInput,
  async run({ input, scope }): Promise<MentionableView[]> {
    const rows = await scope.rows<BriefRow & { rules: ContactRules }>(sql`
      select m.id, m.handle, m.nickname, m.avatar_id as "avatarId", ${markRow(sql`m.id`, scope.now)} as mark, ${contactRules(scope.viewerId, sql`m.id`)} as rules
      from ${mentionableAccounts(scope, input)} m order by m."isNear" desc, m.nickname, m.id ${atMost(2 * mostMentionable)}`);
    return rows
      .filter(({ rules }) => !contactRefused(rules, "mention", scope.now))
      .slice(0, mostMentionable)
      .map((row) => ({ ...briefOf(row), written: mentionNameOf(row) }));
  },
});

function wordsOf(text: string): SoughtWords {
  return soughtWords(text) ?? { text: "", runs: [], words: [] }; // the input was refused already
}
