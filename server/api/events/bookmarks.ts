// What happens in bookmarks, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { postBookmarked, postUnbookmarked } from "@/server/features/bookmarks/contract";

export const bookmarksEvents: readonly Happening[] = [on(postBookmarked), on(postUnbookmarked)];
