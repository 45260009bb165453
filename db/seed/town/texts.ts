// Everything that is said in the town, but for what the desk is about.
import type { Thread } from "./thread";
import { animalsAndMusic } from "./threads/animals-and-music";
import { bookOnTheRoad } from "./threads/book-on-the-road";
import { cityAndSea } from "./threads/city-and-sea";
import { gardenAndChildren } from "./threads/garden-and-children";
import { night } from "./threads/night";
import { notForEveryone } from "./threads/private";
import { schoolAndSky } from "./threads/school-and-sky";
import { smallTalk } from "./threads/small-talk";
import { teaAndBread } from "./threads/tea-and-bread";
import { today } from "./threads/today";
import { watchAndHome } from "./threads/watch-and-home";

export const threads: readonly Thread[] = [
  ...teaAndBread,
  ...night,
  ...schoolAndSky,
  ...bookOnTheRoad,
  ...watchAndHome,
  ...gardenAndChildren,
  ...animalsAndMusic,
  ...cityAndSea,
  ...smallTalk,
  ...notForEveryone,
  ...today,
];
