// What happens in media, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { imageAdded, imageRefused } from "@/server/features/media/contract";

export const mediaEvents: readonly Happening[] = [on(imageAdded), on(imageRefused)];
