// When everything in the town happens, counted from the moment it is loaded.
import { seededRandom } from "@/db/seed/images/random";
import { addDays, addMinutes, shanghaiDay } from "@/server/shared/time";
import type { Remark, Thread } from "./thread";

export type Said = { at: Date; thread: Thread } & (
  | { is: "post"; index: number }
  | { is: "remark"; remark: Remark; answers: Remark | null }
);

/** How far back day 0 goes at most, in minutes. Shortly after midnight that is yesterday: then the days before it are counted from there. */
const longestToday = 10 * 60;

/** The instant of a time so many calendar days before day 0; on day 0 the time counts back from the present. */
export function instantOf(present: Date, daysAgo: number, at: Thread["at"]): Date {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const sinceMidnight = hours * 60 + minutes;
  if (daysAgo === 0) return addMinutes(present, -sinceMidnight);
  return addMinutes(addDays(shanghaiDay(addMinutes(present, -longestToday)), -daysAgo), sinceMidnight);
}

/** Posts and remarks in the order in which they are said: what answers comes after what it answers, and nothing after the present. */
export function timelineOf(threads: readonly Thread[], present: Date): Said[] {
  const random = seededRandom("guiju pauses");
  const said: Said[] = [];
  /** So many minutes later, or halfway to the present where that would be too late. */
  const after = (from: Date, least: number, most: number): Date => {
    const later = addMinutes(from, random.whole(least, most));
    return later < present ? later : new Date((from.getTime() + present.getTime()) / 2);
  };
  const answersTo = (thread: Thread, to: Remark, from: Date): void => {
    let at = from;
    for (const remark of to.answers) {
      at = after(at, 2, 25);
      said.push({ is: "remark", thread, remark, answers: to, at });
      answersTo(thread, remark, at);
    }
  };
  threads.forEach((thread, index) => {
    let at = instantOf(present, thread.daysAgo, thread.at);
    said.push({ is: "post", thread, index, at });
    for (const remark of thread.remarks) {
      at = after(at, 4, 70);
      said.push({ is: "remark", thread, remark, answers: null, at });
      answersTo(thread, remark, at);
    }
  });
  return said.sort((a, b) => a.at.getTime() - b.at.getTime());
}
