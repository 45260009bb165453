import { describe, expect, it } from "vitest";
import { jobs } from "@/server/api/jobs";
import { happenings } from "@/server/api/registry";
import {
  declaredEvents,
  listeners,
  requestHandlers,
  serverActions,
  sourcesIn,
  tablesInQueries,
  timers,
  transactions,
} from "@/server/testing/doors";

/** Reviewed: each of these answers requests beside the pages. */
const routeHandlers = ["app/api/auth/[...nextauth]/route.ts"];

/** Reviewed: each of these runs without a person. */
const reviewedJobs = [
  "announce-polls",
  "close-accounts",
  "close-uncorrected",
  "count-hot-list",
  "end-lapsed-measures",
  "end-marks",
  "escalate-late-cases",
  "expire-exports",
  "find-overdue-reports",
  "make-exports",
  "patrol",
  "publish-scheduled",
  "purge-expired",
  "purge-network-logs",
  "recheck-identities",
  "record-lapses",
  "recover-credit",
  "regrade-accounts",
  "sample-published",
  "seal-records",
  "send-pushes",
  "settle-identities",
];

/** Reviewed: the one place that opens a port for requests; the embedded database asks the system for a free one. */
const reviewedListeners = ["db/embedded.ts", "server/api/serve.ts"];

/** Reviewed: what wakes by itself. The pages' timers only ask again. */
const reviewedTimers = [
  "server/api/live.ts",
  "server/core/jobs.ts",
  "server/core/live-hub.ts",
  "server/core/outbox.ts",
];

/** Reviewed: what opens a writing transaction beside the pipeline, and why. */
const reviewedTransactions = {
  "server/core/database.ts": "opens transactions",
  "server/core/write-tx.ts": "hands out the right to write",
  "server/core/jobs.ts": "holds a job's row while it runs",
  "server/core/outbox.ts": "runs effects",
  "server/core/own-data/copy.ts": "reads a person's own rows for their copy, sealed values included",
  "server/core/records/seal-now.ts": "seals records, which only adds",
  "server/core/records/source.ts": "reads the records as one snapshot",
  "server/core/sealed/fitting-keys.ts": "asks at start whether the keys are the database's",
  "server/core/sealed/rotate.ts": "moves sealed values to the current key",
  "server/features/accounts/session-lookup.ts": "notes when a session was last seen",
  "server/features/accounts/sms/sandbox-carrier.ts": "the sandbox carrier delivers a message",
  "server/features/identity/store/verifications.ts": "reads a claim, which the reader's role may not",
  "server/features/verification/visibility.ts":
    "opens claim and evidence for the applicant and for the reviewer who holds them",
  "server/pipeline/command.ts": "the write path",
  "server/trust/quotas/reserve.ts": "counts a try whether or not it succeeds",
  "server/trust/review/review.ts": "records a blocked attempt, which leaves no content",
  "server/trust/review/seed-rules.ts": "fills an empty installation",
  "server/trust/standing/seed-documents.ts": "fills an empty installation",
};

const all = sourcesIn("app", "components", "db", "server").filter(
  ({ path }) => !/^(server\/(testing|bench|cli)|db\/seed)\//.test(path),
);

describe("there is no other door", () => {
  it("route handlers are the reviewed ones", () => {
    expect(requestHandlers(all)).toEqual(routeHandlers);
  });

  it("jobs are the reviewed ones", () => {
    expect(Object.keys(jobs).sort()).toEqual(reviewedJobs);
  });

  it("every kind of event that a domain declares is joined with what reacts to it, once", () => {
    expect(happenings.map(({ kind }) => kind).sort()).toEqual(declaredEvents(all));
  });

  it("nothing is a server action", () => {
    expect(serverActions(all)).toEqual([]);
  });

  it("one place opens a port", () => {
    expect(listeners(all)).toEqual(reviewedListeners);
  });

  it("what wakes by itself is reviewed", () => {
    expect(timers(all.filter(({ path }) => path.startsWith("server/")))).toEqual(reviewedTimers);
  });

  it("queries name no table: they select from their domain's visible relations", () => {
    expect(tablesInQueries(all)).toEqual([]);
  });

  it("what writes beside the pipeline is reviewed", () => {
    expect(transactions(all.filter(({ path }) => path.startsWith("server/")))).toEqual(
      Object.keys(reviewedTransactions).sort(),
    );
  });
});

describe("a door that somebody cuts is found", () => {
  const planted = (path: string, text = "") => [...all, { path, text }];

  it.each(["app/api/export/route.ts", "app/posts/[id]/route.tsx", "proxy.ts", "app/middleware.ts", "pages/api/x.ts"])(
    "a request handler: %s",
    (path) => {
      expect(requestHandlers(planted(path))).toContain(path);
    },
  );

  it.each([
    `"use server";\nexport async function save() {}`,
    `export function Form() {\n  async function save() {\n    "use server";\n  }\n}`,
    `'use server'\nexport const save = async () => {};`,
  ])("a server action: %s", (text) => {
    expect(serverActions(planted("components/form.tsx", text))).toEqual(["components/form.tsx"]);
  });

  it("a port", () => {
    const text = `import { createServer } from "node:http";\ncreateServer(() => {}).listen(4000);`;
    expect(listeners(planted("server/trust/side.ts", text))).toContain("server/trust/side.ts");
  });

  it("a timer", () => {
    expect(timers(planted("server/features/x/sweep.ts", "setInterval(sweep, 1000);"))).toContain(
      "server/features/x/sweep.ts",
    );
  });

  it.each([
    `import { post } from "@/db/schema/microblog";`,
    "scope.rows(sql`select body from post where id = 1`)",
    "scope.rows(sql`select 1 from lateral (select 1) p join subject_state s on true`)",
  ])("a query on a table: %s", (text) => {
    expect(tablesInQueries(planted("server/features/x/queries/list.ts", text))).toEqual([
      "server/features/x/queries/list.ts",
    ]);
  });

  it.each(["await inWriteTx(async (tx) => {})", "inTransaction<void>((tx) => tx.rows(x))"])(
    "a transaction: %s",
    (text) => {
      expect(transactions(planted("server/features/x/effects.ts", text))).toContain("server/features/x/effects.ts");
    },
  );
});
