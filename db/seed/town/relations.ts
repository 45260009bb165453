// Who follows whom and who likes what: from who talks to whom, and a little chance that repeats.
import { createHash } from "node:crypto";
import { seededRandom } from "@/db/seed/images/random";
import { type PersonKey, people } from "./people";
import { threads } from "./texts";
import type { Remark, Thread } from "./thread";

const seed = "guiju";
/** Of ten followers who may read a post, so many like it. */
const likesOfTen = 2;

export interface Follow {
  from: PersonKey;
  to: PersonKey;
}

const keys = Object.keys(people) as PersonKey[]; // the keys are known: the object is const
const talkers = keys.filter((key) => people[key].role === "resident" && key !== "luck");

/** Whoever answers somebody's posts follows them, and everybody follows the two organisations or not as chance has it. */
export function followsOf(all: readonly Thread[]): Follow[] {
  const random = seededRandom(`${seed} follows`);
  const pairs = new Map<string, Follow>();
  const add = (from: PersonKey, to: PersonKey) => {
    if (from !== to) pairs.set(`${from} ${to}`, { from, to });
  };
  const walk = (to: PersonKey, remarks: readonly Remark[]): void => {
    for (const remark of remarks) {
      add(remark.by, to);
      walk(to, remark.answers);
    }
  };
  for (const thread of all) walk(thread.by, thread.remarks);
  for (const from of talkers) {
    for (const to of ["bakery", "bookclub"] as const) if (random.chance(0.5)) add(from, to);
  }
  for (const to of ["tea", "mom", "bookclub", "nurse"] as const) add("newcomer", to);
  return [...pairs.values()].sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
}

/** Likers of each post, in the order of the posts. */
export function likesOf(all: readonly Thread[], follows: readonly Follow[]): PersonKey[][] {
  const random = seededRandom(`${seed} likes`);
  return all.map((thread) =>
    follows
      .filter(({ from, to }) => to === thread.by && from !== "newcomer")
      .map(({ from }) => from)
      .filter(() => thread.audience !== "self" && random.chance(likesOfTen / 10)),
  );
}

export const follows = followsOf(threads);
export const likes = likesOf(threads, follows);

/** SHA-256 over people, texts and relations: the same town has the same hash on every machine, whenever it is loaded. */
export function contentHash(): string {
  return createHash("sha256").update(JSON.stringify({ people, threads, follows, likes })).digest("hex");
}
