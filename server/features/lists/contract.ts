// Inputs, views and events of lists of accounts.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { ownState } from "@/server/shared/content-views";
import { eventKind } from "@/server/shared/events";
import { type AccountId, idOf, type ListId, type PostId } from "@/server/shared/ids";
import { listNameLength } from "@/server/shared/limits";
import { userText } from "@/server/shared/user-text";

/** Read by everyone, or by its owner alone. */
export const listAudiences = ["self", "public"] as const;

const listId = idOf<ListId>();
const accountId = idOf<AccountId>();
const settings = z.object({ name: userText(listNameLength), audience: z.enum(listAudiences) });
export const makeListInput = settings;
export const editListInput = settings.extend({ listId });
export const oneListInput = z.object({ listId });
export const listMemberInput = z.object({ listId, accountId });
/** With an account, each list says whether it is in it. */
export const ownListsInput = z.object({ accountId: accountId.optional() });
export const listMembersInput = oneListInput.extend({ before: accountId.optional() });
export const listTimelineInput = oneListInput.extend({ before: idOf<PostId>().optional() });

export const listView = z.object({
  id: z.string(),
  name: z.string(),
  audience: z.enum(listAudiences),
  owner: accountBrief,
  isMine: z.boolean(),
  members: z.number(),
  /** Set for the owner alone: why others do not see it. */
  state: ownState.nullable(),
});
export type ListView = z.infer<typeof listView>;
export const ownListView = listView.extend({ hasAccount: z.boolean() });
export type OwnListView = z.infer<typeof ownListView>;

const author = z.object({ authorId: z.string() });
export const listMade = eventKind("list.made", author.extend({ audience: z.enum(listAudiences) }));
export const listEdited = eventKind("list.edited", author.extend({ audience: z.enum(listAudiences) }));
export const listDeleted = eventKind("list.deleted", author);
export const listMemberAdded = eventKind("list.member-added", z.object({ accountId: z.string() }));
export const listMemberRemoved = eventKind("list.member-removed", z.object({ accountId: z.string() }));
