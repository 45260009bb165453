// How a list is found and snapshotted.

import { subjectRef } from "@/server/shared/subject";
import type { ContentModule } from "@/server/trust/subjects";
import { findVisibleList, type ListRecord, listRecord } from "./visibility";

export const listSubject: ContentModule = {
  async find(scope, id) {
    const found = await findVisibleList(scope, id);
    return (
      found && {
        ref: subjectRef("list", found.id),
        ownerId: found.authorId,
        ownerPrincipalId: found.principalId,
        details: { state: found.state },
      }
    );
  },
  record: listRecord,
  snapshotOf(record) {
    const { id, authorId, authorName, name, members, createdAt } = record as ListRecord; // listRecord selected it
    return {
      kind: "list",
      id,
      rootId: id,
      authorId,
      authorName,
      texts: [{ field: "name", text: name }],
      mediaIds: [],
      createdAt: new Date(createdAt).toISOString(),
      editedAt: null,
      spread: { members },
      address: `/lists/${id}`,
    };
  },
};
