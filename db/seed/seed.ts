// Loads the demo town once: people, talk and what the desk has to do, all through the procedures that everybody uses.
import { sql } from "drizzle-orm";
import { installation } from "@/db/schema/core";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { ConfigError } from "@/server/shared/config-error";
import { addMinutes } from "@/server/shared/time";
import { seedRules } from "@/server/trust/review/seed-rules";
import { seedDocuments } from "@/server/trust/standing/seed-documents";
import { everybodyArrives, portraits } from "./town/arrivals";
import { askingsOf } from "./town/asking";
import { type Happening, happeningsOf } from "./town/desk";
import { findingsOf } from "./town/finding";
import { keepingsOf } from "./town/keeping";
import { listsOf } from "./town/lists";
import { marksOf } from "./town/marks";
import { drawPictures } from "./town/pictures";
import { contentHash } from "./town/relations";
import { sharedPictures, sharingsOf } from "./town/sharing";
import { everybodyFollows, likePost, say } from "./town/talk";
import { threads } from "./town/texts";
import { instantOf, timelineOf } from "./town/timeline";
import { beginToSettle, itIs, settle, type Town } from "./town/town";

const key = "demo-town";

/** Told in whole percents how far the work is, each once. */
export type Progress = (percent: number) => void;
/** What share of the work it is until everybody has arrived. */
const arriving = 30;

/** Whether this installation has no demo town yet. Refuses with a ConfigError where one was cut short: a town that is half there would mislead. */
export async function lacksDemoTown(): Promise<boolean> {
  const [loaded] = await reader.rows<{ value: { isWhole: boolean } }>(sql`
    select value from ${installation} where key = ${key}`);
  if (loaded && !loaded.value.isWhole)
    throw new ConfigError("The demo town was only half made: run `npm run demo:reset` and start again.");
  return !loaded;
}

/**
 * Makes the demo town, with the documents and review rules it lives by; does nothing where there is one. To be called before workers, jobs and the server start: the
 * process's clock is turned back meanwhile, so that everything carries the time at which it is said to have happened, and no event is older than the first seal.
 */
export async function loadDemoTown(progress: Progress = () => undefined): Promise<void> {
  if (!(await lacksDemoTown())) return;
  const present = now();
  await note(present, false);
  try {
    await make(present, progress);
  } finally {
    freezeClock(null);
  }
  await note(now(), true);
}

async function make(present: Date, progress: Progress): Promise<void> {
  const names = [...new Set([...threads.flatMap(({ images }) => images), ...sharedPictures])];
  const town: Town = {
    present,
    pictures: drawPictures(names, portraits),
    inhabitants: new Map(),
    posts: new Map(),
    remarks: new Map(),
  };
  itIs(instantOf(present, 90, "09:00"));
  await seedDocuments();
  await seedRules();
  let told = 0;
  const tell = (percent: number) => {
    for (; told < Math.floor(percent); told += 1) progress(told + 1);
  };
  await everybodyArrives(town, (done, of) => tell((arriving * done) / of));
  await everybodyFollows(town);
  const moments = [
    ...talkOf(town),
    ...happeningsOf(present),
    ...findingsOf(present),
    ...listsOf(present),
    ...askingsOf(present),
    ...keepingsOf(present),
    ...marksOf(present),
    ...sharingsOf(present),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [index, moment] of moments.entries()) {
    itIs(moment.at);
    await moment.run(town);
    beginToSettle();
    tell(arriving + ((99 - arriving) * (index + 1)) / moments.length);
  }
  itIs(present);
  await settle();
  tell(100);
}

/** What is said, and an hour later who likes it. */
function talkOf(town: Town): Happening[] {
  return timelineOf(threads, town.present).flatMap((said) => {
    const saying = { at: said.at, run: () => say(town, said) };
    if (said.is === "remark") return [saying];
    const liked = { at: soonAfter(said.at, town.present), run: () => likePost(town, said.thread, said.index) };
    return [saying, liked];
  });
}

function soonAfter(at: Date, present: Date): Date {
  return new Date(Math.min(addMinutes(at, 60).getTime(), present.getTime()));
}

async function note(at: Date, isWhole: boolean): Promise<void> {
  const value = JSON.stringify({ hash: contentHash(), isWhole });
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${installation} (key, value, at) values (${key}, ${value}::jsonb, ${at}::timestamptz)
      on conflict (key) do update set value = excluded.value, at = excluded.at`),
  );
}
