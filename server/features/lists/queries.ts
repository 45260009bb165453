// What people read of lists.
import { sql } from "drizzle-orm";
import type { ReadScope } from "@/server/core/read-scope";
import { type PostPage, pageSize } from "@/server/features/microblog/contract";
import { unmutedPageIn } from "@/server/features/microblog/listing";
import type { AccountPage } from "@/server/features/relations/contract";
import { accountsIn } from "@/server/features/relations/listing";
import { query } from "@/server/pipeline/query";
import { nobody } from "@/server/shared/account-brief";
import type { OwnState } from "@/server/shared/content";
import { notFound } from "@/server/shared/errors";
import type { AccountId, ListId } from "@/server/shared/ids";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import {
  type ListView,
  listMembersInput,
  listTimelineInput,
  type OwnListView,
  oneListInput,
  ownListsInput,
} from "./contract";
import { hasAccount, listMembers, listPosts, visibleLists } from "./visibility";

interface ListRow {
  id: ListId;
  name: string;
  audience: "self" | "public";
  authorId: AccountId;
  owner: BriefRow | null;
  members: number;
  hidden: boolean;
  state: OwnState["word"] | null;
  since: Date | null;
  measureId: string | null;
}

const columns = sql`l.id, l.name, l.audience, l.author_id as "authorId", l.members, l.hidden, l.state, l.since, l.measure_id as "measureId"`;

/** The viewer's own lists, newest first. */
export const mine = query({
  access: "signed-in",
  obligations: [],
  input: ownListsInput,
  async run({ input, scope, viewerId }): Promise<OwnListView[]> {
    const has = input.accountId ? hasAccount(sql`l.id`, input.accountId) : sql`false`;
    const rows = await scope.rows<ListRow & { hasAccount: boolean }>(sql`
      select ${columns}, ${briefRow(sql`l.author_id`)} as owner, ${has} as "hasAccount"
      from ${visibleLists(scope)} l where l.author_id = ${viewerId}::uuid order by l.id desc`);
    return rows.map((row) => ({ ...listViewOf(row, viewerId), hasAccount: row.hasAccount }));
  },
});

/** One list; NOT_FOUND where it is not there or not for this viewer. */
export const get = query({
  access: "anyone",
  obligations: [],
  input: oneListInput,
  run: ({ input, scope }): Promise<ListView> => listOf(scope, input.listId),
});

/** The accounts in a list that the viewer may see, newest accounts first; NOT_FOUND as for the list. */
export const members = query({
  access: "anyone",
  obligations: [],
  input: listMembersInput,
  async run({ input, scope }): Promise<AccountPage> {
    const page = await accountsIn(scope, listMembers(scope, input.listId), input.before);
    if (page.accounts.length === 0) await listOf(scope, input.listId);
    return page;
  },
});

/** What the accounts in a list publish, newest first, without whom and what the viewer mutes; NOT_FOUND as for the list. */
export const timeline = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: listTimelineInput,
  async run({ input, scope }): Promise<PostPage> {
    const page = { before: input.before ?? null, limit: pageSize };
    const found = await unmutedPageIn(scope, "home", page, (before) =>
      listPosts(scope, input.listId, before, pageSize),
    );
    if (found.posts.length === 0) await listOf(scope, input.listId);
    return found;
  },
});

async function listOf(scope: ReadScope, listId: ListId): Promise<ListView> {
  const [row] = await scope.rows<ListRow>(sql`
    select ${columns}, ${briefRow(sql`l.author_id`)} as owner from ${visibleLists(scope)} l where l.id = ${listId}::uuid`);
  if (!row) throw notFound();
  return listViewOf(row, scope.viewerId);
}

/** Pure. The state is for the owner alone. */
function listViewOf(row: ListRow, viewerId: AccountId | null): ListView {
  const { id, name, audience, members: count, hidden, state, since, measureId } = row;
  const isMine = row.authorId === viewerId;
  return {
    id,
    name,
    audience,
    owner: row.owner ? briefOf(row.owner) : nobody,
    isMine,
    members: count,
    state: isMine && hidden && state && since ? { word: state, since: since.toISOString(), measureId } : null,
  };
}
