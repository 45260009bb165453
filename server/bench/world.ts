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
  /** How many of those whom the reader follows are followed by everybody. */
  celebrities: number;
  /** Comments under the busiest post. */
  comments: number;
}

export const smallScale: Scale = {
  accounts: 10_000,
  posts: 300_000,
  follows: 300,
  writers: 1_000,
  celebrities: 0,
  comments: 50,
};
export const largeScale: Scale = {
  accounts: 50_000,
  posts: 1_000_000,
  follows: 2_000,
  writers: 400,
  celebrities: 10,
  comments: 50_000,
};

export interface World {
  readerToken: string;
  staffToken: string;
  writerTokens: string[];
  /** Sessions of those whom everybody follows. */
  celebrityTokens: string[];
  /** A post with fifty comments, and the one with most. */
  quietPost: string;
  busyPost: string;
  /** A post that somebody reported, and the case about it. */
  reported: { postId: string; caseId: string };
  /** Posts by others, to report. */
  posts: string[];
  handle: string;
}

/** Token of a session; long enough to be one, and the same in every run. */
const tokenOf = (name: string) => `bench-${name}`.padEnd(43, "_");

/** SQL of a UUIDv7 whose time is `ms` and whose rest is `n`. */
const uuidSql = (ms: string, n: string) =>
  `(substr(lpad(to_hex(${ms}), 12, '0'), 1, 8) || '-' || substr(lpad(to_hex(${ms}), 12, '0'), 9, 4) || '-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** The reader follows every thirty-first account, celebrities first. */
const followStep = 31;
/** Sessions belong to accounts in order: the reader's, the staff's, then the writers'. */
const firstWriter = 3;

const accountId = (n: string) => uuidSql("1700000000000::bigint", `${n}::bigint`);
const principalId = (n: string) => uuidSql("1600000000000::bigint", `${n}::bigint`);
const postId = (n: string) => uuidSql(`1750000000000::bigint + ${n}::bigint * 1000`, `${n}::bigint`);
const sessionId = (n: string) => uuidSql("1650000000000::bigint", `${n}::bigint`);
const commentId = (n: string) => uuidSql(`1760000000000::bigint + ${n}::bigint`, `${n}::bigint`);
const caseId = (n: string) => uuidSql(`1770000000000::bigint + ${n}::bigint`, `${n}::bigint`);

/** Sentences that posts are put together of, so that texts differ and a search finds some and not others. */
const sentences = [
  "雨停了以后街上很安静，",
  "卖豆浆的阿姨把伞收起来，",
  "我坐在靠窗的位置看人们走过，",
  "忽然想起外婆家门口的那条河，",
  "夏天总有孩子在那里捉鱼，",
  "傍晚的时候炊烟升起来，",
  "整条巷子都是饭菜的香味。",
  "那时候日子过得很慢，",
  "一封信要走好几天，",
  "等待本身也是一件高兴的事情。",
  "今天的地铁比平时空了一些，",
  "图书馆新到了一批旧杂志，",
  "同事带来自己烤的面包，",
  "窗台上的薄荷又长高了一截，",
  "晚饭后沿着操场走了三圈，",
  "远处有人在练习吹笛子，",
];
/** A word that every five-hundredth post holds, and one that every third does. */
export const rareWord = "秋千";
export const commonWord = "地铁";

/** SQL of the text of post `n`: ten sentences in an order of its own, about 120 characters. */
const bodySql = `(select string_agg((array[${sentences.map((each) => `'${each}'`).join(",")}])[1 + ((n::bigint * 7 + k * (1 + n % 13) + n / 97) % ${sentences.length})::int], '' order by k)
  || case when n % 500 = 0 then '${rareWord}架空着。' else '' end from generate_series(1, 10) k)`;

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
  await owner.query(`
    insert into post (id, root_id, author_id, audience, body, declared, media_count, created_at)
    select ${postId("n")}, ${postId("n")}, ${accountId(`(1 + (n::bigint * 7919) % ${scale.accounts})`)}, 'public', ${bodySql}, '{}', 0,
      to_timestamp(1750000000 + n) from generate_series(1, ${scale.posts}) n`);
  await owner.query(
    `insert into post_stats (root_id, likes, comments) select ${postId("n")}, n % 40, 0 from generate_series(1, ${scale.posts}) n`,
  );
  await owner.query(`
    insert into follow (follower_id, followee_id, created_at)
    select ${accountId("1")}, ${accountId(`(1 + (n * ${followStep}) % ${scale.accounts})`)}, ${at} from generate_series(1, ${scale.follows}) n
    union
    select ${accountId("n")}, ${accountId(`(1 + (n::bigint * 131 + k * 17) % ${scale.accounts})`)}, ${at}
    from generate_series(2, ${scale.accounts}) n, generate_series(1, 20) k
    on conflict do nothing`);
  const celebrities = Array.from({ length: scale.celebrities }, (_, k) => (k + 1) * followStep + 1);
  for (const n of celebrities) {
    await owner.query(`
      insert into follow (follower_id, followee_id, created_at)
      select a.id, ${accountId(String(n))}, ${at} from account a where a.id <> ${accountId(String(n))} on conflict do nothing`);
    await owner.query(
      `update account_stats set followers = ${scale.accounts - 1} where account_id = ${accountId(String(n))}`,
    );
  }
  const [quiet, busy] = [Math.floor(scale.posts / 2), Math.floor(scale.posts / 2) + 1];
  for (const [n, comments] of [
    [quiet, 50],
    [busy, scale.comments],
  ] as const) {
    await owner.query(`
      insert into comment (root_id, id, author_id, audience, body, created_at)
      select ${postId(String(n))}, ${commentId(`(${n}::bigint * 100000 + n)`)}, ${accountId(`(5 + (n * 13) % (${scale.accounts} - 10))`)}, 'public', '同感，写得真好。' || n, to_timestamp(1760000000 + n)
      from generate_series(1, ${comments}) n`);
    await owner.query(`update post_stats set comments = ${comments} where root_id = ${postId(String(n))}`);
  }
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
  // Without statistics the planner would walk every post for each follow.
  await owner.query("vacuum analyze");
  await fanOut(owner);
  const [row] = (
    await owner.query<{ quiet: string; busy: string; postId: string; caseId: string }>(
      `select ${postId(String(quiet))}::text as quiet, ${postId(String(busy))}::text as busy, ${postId("1")}::text as "postId", ${caseId("1")}::text as "caseId"`,
    )
  ).rows;
  const isCelebrity = new Set(celebrities);
  const writers = Array.from({ length: scale.writers }, (_, n) => ({
    token: tokenOf(`writer-${n}`),
    isCelebrity: isCelebrity.has(n + firstWriter),
  }));
  const posts = await owner.query<{ id: string }>(
    "select id::text as id from post order by id limit 20000 offset 5000",
  );
  return {
    readerToken: tokenOf("reader"),
    staffToken: tokenOf("staff"),
    writerTokens: writers.filter((writer) => !writer.isCelebrity).map(({ token }) => token),
    celebrityTokens: writers.filter((writer) => writer.isCelebrity).map(({ token }) => token),
    quietPost: row?.quiet ?? "",
    busyPost: row?.busy ?? "",
    reported: { postId: row?.postId ?? "", caseId: row?.caseId ?? "" },
    posts: posts.rows.map((post) => post.id),
    handle: "10000032",
  };
}

/** The table that the floor reads a home timeline from: which posts stand in whose home, written when they are posted. */
async function fanOut(owner: pg.Client): Promise<void> {
  await owner.query("create table floor_home (reader_id uuid, post_id uuid, primary key (reader_id, post_id))");
  await owner.query(`
    insert into floor_home select f.follower_id, p.id from follow f
    join lateral (select p.id from post p where p.author_id = f.followee_id and p.deleted_at is null order by p.id desc limit 20) p on true
    where f.follower_id in (select account_id from session)`);
  await owner.query("vacuum analyze floor_home");
}

/** Lets every account with a session accept every document in effect; run once the server has put its documents in. */
export async function acceptAll(owner: pg.Client): Promise<void> {
  await owner.query(`
    insert into agreement_acceptance (account_id, key, version, hash, accepted_at)
    select distinct s.account_id, d.key, d.version, d.hash, now() from session s cross join agreement_document d on conflict do nothing`);
}
