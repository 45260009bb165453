// Pure: a poll as its viewer may see it.
import type { PollView } from "../contract/polls";
import type { PollRow } from "../visibility/polls";

/** Counts are there once the viewer has voted or the poll is over, and from the beginning for whoever asked. */
export function pollViewOf({ choices, endsAt, ...row }: PollRow, now: Date, isMine: boolean): PollView {
  const ends = new Date(endsAt); // json has its own way to write an instant
  const isOver = ends <= now;
  const isTold = isMine || isOver || row.mine !== null;
  return {
    ...row,
    endsAt: ends.toISOString(),
    isOver,
    choices: choices.map(({ text, votes }) => ({ text, votes: isTold ? votes : null })),
  };
}
