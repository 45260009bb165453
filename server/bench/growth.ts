// What must not grow with the world: each row compares one figure in the large world with another, of the same run.
import { get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { drive, type Measured } from "@/server/bench/measure";
import type { Opened } from "@/server/bench/servers";
import { commonWord, rareWord } from "@/server/bench/world";

interface Asked {
  /** The small world, which stays open: what is compared with it is measured in turns, since the machine's speed changes in minutes. */
  small: Opened;
  seconds: number;
  isAsked(name: string): boolean;
}

interface GrowthRow {
  row: string;
  measured: number;
  against: number;
  unit: string;
  ratio: number;
  atMost: number;
  verdict: "met" | "MISSED";
}

/** How often each world is driven where two are compared. */
const turns = 3;

/** All rows that were asked for, in turn. */
export async function growthRows(opened: Opened, { small, seconds, isAsked }: Asked): Promise<GrowthRow[]> {
  const rows: GrowthRow[] = [];
  const add = (row: GrowthRow) => {
    rows.push(row);
    console.log(JSON.stringify(row));
  };
  const large = "home timeline, large world against small, p99";
  if (isAsked(large)) {
    const [here, there]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < turns; turn++) {
      there.push((await readHome(small, seconds)).p99);
      here.push((await readHome(opened, seconds)).p99);
    }
    add(compared(large, median(here), median(there), "ms", 1.5));
  }
  const comments = "first comments under 50,000 against 50, p50";
  if (isAsked(comments)) {
    const quiet = await readComments(opened, opened.world.quietPost, seconds);
    const busy = await readComments(opened, opened.world.busyPost, seconds);
    add(compared(comments, busy.p50, quiet.p50, "ms", 1.5));
  }
  for (const [name, word] of [
    ["search for a rare word against the floor, p50", rareWord],
    ["search for a common word against the floor, p50", commonWord],
  ] as const) {
    if (!isAsked(name)) continue;
    const under = await drive({ url: opened.floor.url, ...searchOf("/search?text=", word) }, seconds, []);
    const over = await drive({ url: opened.ours.url, ...searchOurs(opened, word) }, seconds, []);
    add(compared(name, over.p50, under.p50, "ms", 2));
  }
  const publishing = "publishing with 50,000 followers against 20, median";
  if (isAsked(publishing)) {
    const [celebrity, ordinary] = await publishInTurns(opened);
    add(compared(publishing, celebrity, ordinary, "ms", 1.2));
  }
  const removal = "removal reaches 500 open streams";
  if (isAsked(removal)) add(compared(removal, await removeBefore(opened, 500), 2_000, "ms", 1));
  return rows;
}

function compared(row: string, measured: number, against: number, unit: string, atMost: number): GrowthRow {
  const ratio = measured / against;
  const round = (value: number) => Number(value.toFixed(2));
  const verdict = ratio <= atMost ? "met" : "MISSED";
  return { row, measured: round(measured), against: round(against), unit, ratio: round(ratio), atMost, verdict };
}

const input = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const cookie = (token: string) => ({ cookie: `next-auth.session-token=${token}` });

function readHome({ ours, world }: Opened, seconds: number): Promise<Measured> {
  const request = () => ({ path: `/api/trpc/microblog.home?input=${input({})}`, headers: cookie(world.readerToken) });
  return drive({ url: ours.url, request }, seconds, []);
}

function readComments({ ours, world }: Opened, postId: string, seconds: number): Promise<Measured> {
  const request = () => ({
    path: `/api/trpc/comments.threads?input=${input({ postId })}`,
    headers: cookie(world.readerToken),
  });
  return drive({ url: ours.url, request }, seconds, []);
}

function searchOf(path: string, word: string) {
  return { request: () => ({ path: path + encodeURIComponent(word) }) };
}

function searchOurs({ world }: Opened, word: string) {
  const path = `/api/trpc/search.posts?input=${input({ text: word })}`;
  return { request: () => ({ path, headers: cookie(world.readerToken) }) };
}

/** Milliseconds that publishing takes, as medians: for those whom everybody follows, and for those whom a few follow; in turns, one at a time. */
async function publishInTurns({ ours, world }: Opened): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  const each = 60;
  for (let n = 0; n < each; n++) {
    for (const [at, tokens] of [world.celebrityTokens, world.writerTokens].entries()) {
      const body = { body: `第 ${n} 次说一句早上好，给第 ${at} 组的读者。` };
      const began = performance.now();
      await call(ours.url, "microblog.createPost", body, tokens[n % tokens.length] ?? "");
      times[at]?.push(performance.now() - began);
    }
  }
  return [median(times[0]), median(times[1])];
}

/** Milliseconds from a decision to remove a post until the last of so many open streams has been told; half a minute where one never is. */
async function removeBefore({ ours, world }: Opened, streams: number): Promise<number> {
  const { postId, caseId } = world.reported;
  const opened = await Promise.all(
    Array.from({ length: streams }, () => openStream(`${ours.url}/live?channels=post:${postId}`)),
  );
  const staff = (path: string, body: object) => call(ours.url, path, body, world.staffToken);
  const [rule] = await ask<{ id: string; version: number }[]>(ours.url, "moderation.rulesToCite", world.staffToken);
  await staff("moderation.claimCase", { caseId });
  const began = performance.now();
  const measures = [{ kind: "remove-content", days: null }];
  const because = { rule, reason: "诈骗信息", feedback: "内容已移除。", departureReason: "初次，且已删除" };
  await staff("moderation.decideCase", { caseId, outcome: "measure", measures, bottomLine: "laws", ...because });
  await Promise.race([Promise.all(opened.map(({ removed }) => removed)), wait(30_000)]);
  const taken = performance.now() - began;
  for (const { leave } of opened) leave();
  return taken;
}

/** An open stream and the moment at which it says that something was removed. Resolves once the stream is open. */
function openStream(url: string): Promise<{ removed: Promise<void>; leave(): void }> {
  return new Promise((opened, failed) => {
    const request = get(url, { agent: false }, (answer) => {
      let text = "";
      let tell: () => void = () => undefined;
      const removed = new Promise<void>((told) => {
        tell = told;
      });
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        if (text.includes("event: open")) opened({ removed, leave: () => request.destroy() });
        if (text.includes("event: removed")) tell();
      });
      answer.on("error", () => undefined); // left, at the end
    });
    request.on("error", failed);
  });
}

/** One call of a command. Throws with what the server said where it is refused. */
async function call(url: string, path: string, body: object, token: string): Promise<void> {
  const headers = { "content-type": "application/json", ...cookie(token) };
  const answer = await fetch(`${url}/api/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${text}`);
}

async function ask<Data>(url: string, path: string, token: string): Promise<Data> {
  const answer = await fetch(`${url}/api/trpc/${path}?input=${input({})}`, { headers: cookie(token) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return ((await answer.json()) as { result: { data: Data } }).result.data; // the shape of an answered query
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
