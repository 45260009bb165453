// What happens in discovery, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { hotEntryDecided, hotListCounted } from "@/server/features/discovery/contract";

export const discoveryEvents: readonly Happening[] = [on(hotListCounted), on(hotEntryDecided)];
