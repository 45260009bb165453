// Fills a database with a world of a given size, by SQL alone: deterministic, and quick enough for a million posts.
import type pg from "pg";
import { blindIndex } from "@/server/core/sealed/keyed-index";

export interface Scale {
  accounts: number;
  posts: number;
  /** How many accounts the reader of the timeline rows follows. */
  follows: number;
  /** How many sessions the writing rows take turns with, so that nobody meets a daily limit. */
  writers: number;
}

export const defaultScale: Scale = { accounts: 10_000, posts: 300_000, follows: 300, writers: 1_000 };

export interface World {
  readerToken: string;
  staffToken: string;
  writerTokens: string[];
  /** A post with fifty comments. */
  busyPost: string;
  /** Posts by others, to report. */
  posts: string[];
  handle: string;
}

/** Token of a session; long enough to be one, and the same in every run. */
const tokenOf = (name: string) => `bench-${name}`.padEnd(43, "_");

/** SQL of a UUIDv7 whose time is `ms` and whose rest is `n`. */
const uuidSql = (ms: string, n: string) =>
  `(substr(lpad(to_hex(${ms}), 12, '0'), 1, 8) || '-' || substr(lpad(to_hex(${ms}), 12, '0'), 9, 4) || '-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const accountId = (n: string) => uuidSql("1700000000000::bigint", `${n}::bigint`);
const principalId = (n: string) => uuidSql("1600000000000::bigint", `${n}::bigint`);
const postId = (n: string) => uuidSql(`1750000000000::bigint + ${n}::bigint * 1000`, `${n}::bigint`);
const sessionId = (n: string) => uuidSql("1650000000000::bigint", `${n}::bigint`);
const commentId = (n: string) => uuidSql(`1760000000000::bigint + ${n}::bigint`, `${n}::bigint`);
const caseId = (n: string) => uuidSql(`1770000000000::bigint + ${n}::bigint`, `${n}::bigint`);

const text140 =
  "雨停了以后街上很安静，卖豆浆的阿姨把伞收起来，顺手擦了擦桌子。我坐在靠窗的位置，看人们慢慢走过，忽然想起小时候外婆家门口的那条河，夏天总有孩子在那里捉鱼，傍晚的时候炊烟升起来，整条巷子都是饭菜的香味。那时候日子过得很慢，一封信要走好几天，而等待本身也是一件值得高兴的事情。";

/** Inserts the world into a migrated, otherwise empty database. `owner` is a connection of the schema's owner. */
export async function fillWorld(owner: pg.Client, scale: Scale, indexKey: Buffer): Promise<World> {
  const at = "timestamptz '2026-01-01'";
  await owner.query("set synchronous_commit = off");
  await owner.query(`
    insert into principal (id, kind, identity_state, identity_method, verified_at, recheck_at, credit_points, credit_level, created_at)
    select ${principalId("n")}, 'person', 'passed', 'person', ${at}, timestamptz '2099-01-01', 100, 4, ${at} from generate_series(1, ${scale.accounts}) n`);
  await owner.query(`
    insert into account (id, principal_id, handle, nickname, locale, created_at)
    select ${accountId("n")}, ${principalId("n")}, (10000000 + n)::text, 'person ' || n, 'zh-CN', ${at} from generate_series(1, ${scale.accounts}) n`);
  await owner.query(`
    insert into account_stats (account_id, followers, following, posts)
    select ${accountId("n")}, 20, 20, ${Math.floor(scale.posts / scale.accounts)} from generate_series(1, ${scale.accounts}) n`);
  // Authors are spread by a multiplicative step, so that one author's posts lie far apart in time.
  await owner.query(
    `
    insert into post (id, root_id, author_id, audience, body, declared, media_count, created_at)
    select ${postId("n")}, ${postId("n")}, ${accountId(`(1 + (n::bigint * 7919) % ${scale.accounts})`)}, 'public', $1, '{}', 0,
      to_timestamp(1750000000 + n) from generate_series(1, ${scale.posts}) n`,
    [text140],
  );
  await owner.query(
    `insert into post_stats (root_id, likes, comments) select ${postId("n")}, n % 40, 0 from generate_series(1, ${scale.posts}) n`,
  );
  await owner.query(`
    insert into follow (follower_id, followee_id, created_at)
    select ${accountId("1")}, ${accountId("(n * 31 + 1)")}, ${at} from generate_series(1, ${scale.follows}) n where n * 31 + 1 <= ${scale.accounts}
    union
    select ${accountId("n")}, ${accountId(`(1 + (n::bigint * 131 + k * 17) % ${scale.accounts})`)}, ${at}
    from generate_series(2, ${scale.accounts}) n, generate_series(1, 20) k
    on conflict do nothing`);
  const busy = Math.floor(scale.posts / 2);
  await owner.query(`
    insert into comment (root_id, id, author_id, audience, body, created_at)
    select ${postId(String(busy))}, ${commentId("n")}, ${accountId("(n * 13 + 5)")}, 'public', '同感，写得真好。' || n, to_timestamp(1760000000 + n)
    from generate_series(1, 50) n`);
  await owner.query(`update post_stats set comments = 50 where root_id = ${postId(String(busy))}`);
  await owner.query(`
    insert into moderation_case (id, number, source, subject_kind, subject_id, root_id, account_id, principal_id, state, severity, reports, rules, opened_at, due_at)
    select ${caseId("n")}, 'B-' || n, 'report', 'post', ${postId("n")}, ${postId("n")}, p.author_id, a.principal_id, 'open', 1 + n % 4, 1, '[]', ${at}, ${at}
    from generate_series(1, 2000) n join post p on p.id = ${postId("n")} join account a on a.id = p.author_id`);
  const sessions = ["reader", "staff", ...Array.from({ length: scale.writers }, (_, n) => `writer-${n}`)];
  await owner.query(
    `insert into session (id, token_hash, account_id, device, address_sealed, second_factor_at, created_at, seen_at, expires_at)
     select ${sessionId("n")}, hash, ${accountId("n")}, 'bench', 'bench', now(), now(), now(), timestamptz '2099-01-01' from unnest($1::text[]) with ordinality as s(hash, n)`,
    [sessions.map((name) => blindIndex(indexKey, "token", tokenOf(name)))],
  );
  await owner.query(
    `insert into staff_post (account_id, post, since, trained_until) values (${accountId("2")}, 'reviewer', ${at}, timestamptz '2099-01-01')`,
  );
  await owner.query("vacuum analyze");
  const [row] = (await owner.query<{ busy: string }>(`select ${postId(String(busy))}::text as busy`)).rows;
  const posts = await owner.query<{ id: string }>(
    "select id::text as id from post order by id limit 20000 offset 5000",
  );
  return {
    readerToken: tokenOf("reader"),
    staffToken: tokenOf("staff"),
    writerTokens: Array.from({ length: scale.writers }, (_, n) => tokenOf(`writer-${n}`)),
    busyPost: row?.busy ?? "",
    posts: posts.rows.map((post) => post.id),
    handle: "10000032",
  };
}

/** Lets every account with a session accept every document in effect; run once the server has put its documents in. */
export async function acceptAll(owner: pg.Client): Promise<void> {
  await owner.query(`
    insert into agreement_acceptance (account_id, key, version, hash, accepted_at)
    select distinct s.account_id, d.key, d.version, d.hash, now() from session s cross join agreement_document d on conflict do nothing`);
}
