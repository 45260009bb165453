// Finds posts and people by words. What is found is shown by the domains that it belongs to.
import { type PostPage, pageSize } from "@/server/features/microblog/contract";
import { unmutedPageIn } from "@/server/features/microblog/listing";
import type { AccountPage } from "@/server/features/relations/contract";
import { accountsIn } from "@/server/features/relations/listing";
import { query } from "@/server/pipeline/query";
import { type SoughtWords, soughtWords } from "@/server/shared/sought-words";
import { addDays, dayInShanghai } from "@/server/shared/time";
import { accountIdOf } from "@/server/trust/authors/brief";
import { foundPosts } from "@/server/trust/visibility/found-posts";
import { searchPeopleInput, searchPostsInput } from "./contract";
import { foundAccounts } from "./visibility";

/**
 * Posts that the viewer may see and that say all the words, newest first. INVALID/INPUT_INVALID for words too short to find anything by; an unknown author has no
 * posts. What a label keeps off search, and whom or what the viewer mutes, is not among them.
 */
export const posts = query({
  access: "anyone",
  obligations: ["MB-12.2-a"],
  input: searchPostsInput,
  async run({ input, scope }): Promise<PostPage> {
    const authorId = input.from ? await accountIdOf(scope, input.from) : null;
    if (input.from && !authorId) return { posts: [], next: null };
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

/** Accounts that the viewer may open and whose name says all the words, or whose number it is; newest accounts first. */
export const people = query({
  access: "anyone",
  obligations: [],
  input: searchPeopleInput,
  run: ({ input, scope }): Promise<AccountPage> =>
    accountsIn(scope, foundAccounts(scope, wordsOf(input.text)), input.before),
});

function wordsOf(text: string): SoughtWords {
  return soughtWords(text) ?? { text: "", runs: [], words: [] }; // the input was refused already
}
