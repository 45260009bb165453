// What happens in protection, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import {
  contactsSet,
  evidenceMade,
  protectionBegun,
  protectionEnded,
  protectionOffered,
} from "@/server/features/protection/contract";

export const protectionEvents: readonly Happening[] = [
  on(contactsSet),
  on(protectionBegun),
  on(protectionEnded),
  on(protectionOffered),
  on(evidenceMade),
];
