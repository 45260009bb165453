// Posts that somebody keeps for themselves.
import { z } from "zod";
import { eventKind } from "@/server/shared/events";
import { type Id, idOf, type PostId } from "@/server/shared/ids";

export const bookmarkInput = z.object({ postId: idOf<PostId>() });
export const bookmarksInput = z.object({ before: idOf<Id<"bookmark">>().optional() });

const nothing = z.object({});
export const postBookmarked = eventKind("post.bookmarked", nothing);
export const postUnbookmarked = eventKind("post.unbookmarked", nothing);
