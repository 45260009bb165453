// What the project says of itself: which obligations hold whole, and which in part. A claim is believed only with control, test and evidence.
// It covers every feature that exists; what a later feature adds joins the tests by existing.
import type { Locale } from "@/server/shared/i18n";
import type { ObligationId } from "@/server/shared/obligation-ids";

export type Claim =
  | { status: "claimed" }
  /** Holds in part; `missing` says what does not, to anybody. */
  | { status: "partial"; missing: Readonly<Record<Locale, string>> };

export type Claims = Readonly<Partial<Record<ObligationId, Claim>>>;

const claimed: Claim = { status: "claimed" };

function partial(zh: string, en: string): Claim {
  return { status: "partial", missing: { "zh-CN": zh, en } };
}

/** Obligations that are worked on. Everything else in the register is open. */
export const claims = {
  "GRP-05.2-b": claimed,
  "GRP-06.1-a": claimed,
  "GRP-06.2-a": claimed,
  "GRP-07.2-a": claimed,
  "GRP-07.2-b": claimed,
  "PUB-06.2-a": claimed,
  "PUB-10.3-a": partial(
    "限频和集群发现已经测试；发现的集群有记录，但还没有成为可以整体处置的案件。",
    "Limits and the finding of clusters are tested; a cluster that is found is on record, but is not yet a case that staff act on as a whole.",
  ),
  "PUB-19.2-a": claimed,
  "PUB-19.2-b": claimed,
  "PUB-19.2-c": claimed,
  "PUB-20.2-a": partial(
    "举报和申诉可用，帮助页公开；“两次点按可达”和帮助页内容还没有浏览器测试。",
    "Reporting and appealing work and the help page is public; that two taps reach them, and what the help page says, has no browser test yet.",
  ),
  "PUB-20.2-b": claimed,
  "PUB-20.2-c": claimed,
  "IM-06.2-a": claimed,
  "IM-08.2-a": claimed,
  "IM-08.2-b": claimed,
  "MB-06.2-a": claimed,
  "MB-07.1-a": claimed,
  "MB-07.1-b": claimed,
  "MB-07.1-c": claimed,
  "MB-07.2-a": claimed,
  "MB-12.1-a": claimed,
  "MB-12.2-b": claimed,
  "MB-14.1-a": partial(
    "举报、受理编号、反馈、逾期和公开统计已经测试；每条动态、评论和主页上的举报入口还没有浏览器测试。",
    "Reports, receipt numbers, outcomes, overdue reports and public figures are tested; the entry on every post, comment and profile has no browser test yet.",
  ),
  "MB-16.2-a": claimed,
} satisfies Claims;

export type ClaimedId = keyof typeof claims;
