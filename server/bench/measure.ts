// Drives a server and reads what it cost: requests, latencies, and the processor time of the server and of the database it uses.
import { readdirSync, readFileSync } from "node:fs";
import autocannon from "autocannon";

export interface Load {
  url: string;
  method?: "GET" | "POST";
  /** Headers and body of the n-th request. */
  request(n: number): { path: string; headers?: Record<string, string>; body?: string };
}

export interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  /** Milliseconds of processor time per request, server and database together; null where the system does not tell. */
  cpuMs: number | null;
  failed: number;
}

const connections = 32;

/** Runs the load for some seconds, after three seconds of warming up, over 32 connections. */
export async function drive(load: Load, seconds: number, pids: readonly number[]): Promise<Measured> {
  let number = 0;
  const once = (duration: number) =>
    autocannon({
      url: load.url,
      connections,
      duration,
      requests: [
        {
          method: load.method ?? "GET",
          setupRequest: (request) => {
            const next = load.request(number++);
            return {
              ...request,
              path: next.path,
              headers: { ...request.headers, ...next.headers },
              ...(next.body === undefined ? {} : { body: next.body }),
            };
          },
        },
      ],
    });
  await once(3);
  const before = cpuSeconds(pids);
  const result = await once(seconds);
  const after = cpuSeconds(pids);
  const total = result["2xx"];
  return {
    perSecond: total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMs: before === null || after === null || total === 0 ? null : ((after - before) * 1000) / total,
    failed: result.non2xx + result.errors,
  };
}

/** Processor seconds that these processes and all below them have used, the ended ones included; null without /proc. */
function cpuSeconds(pids: readonly number[]): number | null {
  let all: { pid: number; parent: number; ticks: number }[];
  try {
    all = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap(statOf);
  } catch {
    return null;
  }
  const wanted = new Set(pids);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { pid, parent } of all) {
      if (wanted.has(parent) && !wanted.has(pid)) {
        wanted.add(pid);
        grew = true;
      }
    }
  }
  const ticksPerSecond = 100;
  return all.reduce((sum, { pid, ticks }) => (wanted.has(pid) ? sum + ticks : sum), 0) / ticksPerSecond;
}

function statOf(name: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const text = readFileSync(`/proc/${name}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    // utime, stime, and those of children that were waited for (fields 14 to 17 of proc(5)).
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
    return [{ pid: Number(name), parent, ticks }];
  } catch {
    return []; // the process ended in between
  }
}

/** Resident memory of one process in megabytes, or null without /proc. */
export function residentMb(pid: number): number | null {
  try {
    const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return found ? Number(found[1]) / 1024 : null;
  } catch {
    return null;
  }
}
