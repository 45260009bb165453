// The floor: bare node:http and the same driver, with the indexed queries a careful person would write by hand for the same data. No rules, no views.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";
import { v7 } from "uuid";
import { blindIndex } from "@/server/core/sealed/keyed-index";

const [port = "0", url = "", key = ""] = process.argv.slice(2);
const indexKey = Buffer.from(key, "base64");
const pool = new pg.Pool({ connectionString: url, max: 20 });

const run = <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
  pool.query<Row>({ name, text, values }).then((result) => result.rows);

async function sessionOf(req: IncomingMessage): Promise<{ account_id: string; principal_id: string }> {
  const token = /session-token=([^;]+)/.exec(req.headers.cookie ?? "")?.[1] ?? "";
  const [row] = await run<{ account_id: string; principal_id: string }>(
    "session",
    `select s.account_id, a.principal_id from session s join account a on a.id = s.account_id where s.token_hash = $1 and s.expires_at > now()`,
    [blindIndex(indexKey, "token", token)],
  );
  if (!row) throw new Error("no session");
  return row;
}

const postsBy = `select p.id, p.author_id, p.body, p.audience, p.declared, p.region, p.created_at, p.edited_at, s.likes, s.comments, a.handle, a.nickname, a.avatar_id
  from post p join post_stats s on s.root_id = p.id join account a on a.id = p.author_id`;

/** The home timeline from a table in which every post stands once per reader. */
async function home(req: IncomingMessage): Promise<unknown> {
  const { account_id } = await sessionOf(req);
  return run(
    "home",
    `${postsBy} where p.id in (select h.post_id from floor_home h where h.reader_id = $1 order by h.post_id desc limit 20) order by p.id desc`,
    [account_id],
  );
}

/** The same gathered when it is asked for. */
async function gatheredHome(req: IncomingMessage): Promise<unknown> {
  const { account_id } = await sessionOf(req);
  return run(
    "gathered",
    `${postsBy} where p.id in (
       select x.id from (
         select f.followee_id from follow f cross join lateral (select p.id from post p where p.author_id = f.followee_id and p.deleted_at is null order by p.id desc limit 1) n
         where f.follower_id = $1 order by n.id desc limit 20) f
       cross join lateral (select p.id from post p where p.author_id = f.followee_id and p.deleted_at is null order by p.id desc limit 20) x
       order by x.id desc limit 20) order by p.id desc`,
    [account_id],
  );
}

async function onePost(req: IncomingMessage, id: string): Promise<unknown> {
  await sessionOf(req);
  const [[post], comments] = await Promise.all([
    run("post", `${postsBy} where p.id = $1`, [id]),
    run(
      "comments",
      `select c.id, c.body, c.created_at, c.author_id, a.handle, a.nickname, a.avatar_id from comment c join account a on a.id = c.author_id
       where c.root_id = $1 and c.deleted_at is null order by c.id limit 50`,
      [id],
    ),
  ]);
  return { post, comments };
}

/** The newest posts in which a text stands, by the same index; put so that PostgreSQL does not walk the posts by age instead. */
async function search(text: string): Promise<unknown> {
  return run(
    "search",
    `with found as materialized (select p.id from post p where p.deleted_at is null and search_terms(p.body) @@ search_query($1))
     ${postsBy} where p.id in (select id from found order by id desc limit 20) order by p.id desc`,
    [text],
  );
}

async function inTransaction(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await work(client);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function createPost(req: IncomingMessage, body: string): Promise<unknown> {
  const { account_id, principal_id } = await sessionOf(req);
  const id = v7();
  await inTransaction(async (client) => {
    const q = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
    await q(
      "post_insert",
      `insert into post (id, root_id, author_id, audience, body, declared, media_count, created_at) values ($1, $1, $2, 'public', $3, '{}', 0, now())`,
      [id, account_id, body],
    );
    await q(
      "revision_insert",
      `insert into post_revision (id, root_id, body, state, created_at) values ($1, $2, $3, 'shown', now())`,
      [v7(), id, body],
    );
    await q("stats_insert", `insert into post_stats (root_id) values ($1)`, [id]);
    await q("count", `update account_stats set posts = posts + 1 where account_id = $1`, [account_id]);
    await q(
      "quota",
      `insert into quota_use (principal_id, quota, window_at, used) values ($1, 'floor', date_trunc('day', now()), 1)
      on conflict (principal_id, quota, window_at) do update set used = quota_use.used + 1`,
      [principal_id],
    );
    await q(
      "event",
      `insert into event (id, kind, at, actor_kind, actor_id, principal_id, subject_kind, subject_id, root_id, correlation_id, payload)
      values ($1, 'floor.post', now(), 'account', $2, $3, 'post', $4, $4, $5, '{"audience":"public","images":0}')`,
      [v7(), account_id, principal_id, id, randomUUID()],
    );
    await q(
      "log",
      `insert into network_log (id, at, account_id, act, address_sealed, address_index, port, device, object_kind, object_id, event_id)
      values ($1, now(), $2, 'post', 'sealed', 'index', 1, 'floor', 'post', $3, $1)`,
      [v7(), account_id, id],
    );
    await q(
      "review",
      `insert into review_decision (id, subject_kind, subject_id, root_id, account_id, outcome, because, judgement, classifier_used, at)
      values ($1, 'post', $2, $2, $3, 'pass', 'clean', '{"outcome":"pass","hits":[]}', true, now())`,
      [v7(), id, account_id],
    );
  });
  return { id };
}

async function createReport(req: IncomingMessage, subject: string): Promise<unknown> {
  const { account_id, principal_id } = await sessionOf(req);
  const id = v7();
  const caseId = v7();
  await inTransaction(async (client) => {
    const q = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
    await q(
      "case_insert",
      `insert into moderation_case (id, number, source, subject_kind, subject_id, root_id, state, severity, reports, rules, opened_at, due_at)
      values ($1, $3, 'floor', 'post', $2, $2, 'decided', 1, 1, '[]', now(), now())`,
      [caseId, subject, caseId],
    );
    await q(
      "report_insert",
      `insert into report (id, receipt, case_id, reporter_id, reason, bottom_line, subject_kind, subject_id, root_id, state, accepted_at, due_at)
      values ($1, $5, $2, $3, 'spam', 'laws', 'post', $4, $4, 'accepted', now(), now())`,
      [id, caseId, account_id, subject, id],
    );
    await q(
      "report_event",
      `insert into event (id, kind, at, actor_kind, actor_id, principal_id, subject_kind, subject_id, root_id, correlation_id, payload)
      values ($1, 'floor.report', now(), 'account', $2, $3, 'report', $4, $4, $5, '{}')`,
      [v7(), account_id, principal_id, id, randomUUID()],
    );
    await q(
      "report_log",
      `insert into network_log (id, at, account_id, act, address_sealed, address_index, port, device, object_kind, object_id, event_id)
      values ($1, now(), $2, 'report', 'sealed', 'index', 1, 'floor', 'report', $3, $1)`,
      [v7(), account_id, id],
    );
  });
  return { id };
}

async function queue(req: IncomingMessage): Promise<unknown> {
  await sessionOf(req);
  return run(
    "queue",
    `select c.*, a.nickname, p.body from moderation_case c join account a on a.id = c.account_id join post p on p.id = c.subject_id
     where c.state = 'open' order by c.severity desc, c.due_at, c.id limit 20`,
    [],
  );
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer); // a request without an encoding yields buffers
  return Buffer.concat(parts).toString();
}

async function answer(req: IncomingMessage): Promise<unknown> {
  const address = new URL(req.url ?? "/", "http://floor");
  const id = address.searchParams.get("id") ?? "";
  if (address.pathname === "/home") return home(req);
  if (address.pathname === "/gathered-home") return gatheredHome(req);
  if (address.pathname === "/search") return search(address.searchParams.get("text") ?? "");
  if (address.pathname === "/post") return onePost(req, id);
  if (address.pathname === "/queue") return queue(req);
  if (address.pathname === "/create") return createPost(req, JSON.parse(await bodyOf(req)).body);
  if (address.pathname === "/report") return createReport(req, JSON.parse(await bodyOf(req)).id);
  return {};
}

createServer((req: IncomingMessage, res: ServerResponse) => {
  answer(req).then(
    (data) => res.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(data)),
    (error: Error) => res.writeHead(500).end(error.message),
  );
}).listen(Number(port), () => console.log("floor ready"));
