// What happens in circles, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import {
  circleDeleted,
  circleMade,
  circleRenamed,
  memberAdded,
  memberRemoved,
} from "@/server/features/circles/contract";

export const circlesEvents: readonly Happening[] = [
  on(circleMade),
  on(circleRenamed),
  on(circleDeleted),
  on(memberAdded),
  on(memberRemoved),
];
