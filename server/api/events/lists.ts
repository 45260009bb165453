// What happens in lists, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import {
  listDeleted,
  listEdited,
  listMade,
  listMemberAdded,
  listMemberRemoved,
} from "@/server/features/lists/contract";

export const listsEvents: readonly Happening[] = [
  on(listMade),
  on(listEdited),
  on(listDeleted),
  on(listMemberAdded),
  on(listMemberRemoved),
];
