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
const accountsOnly: Claim = {
  status: "partial",
  missing: {
    "zh-CN": "个人和机构账号的评论已可管理；公众账号及其文章尚未开放",
    en: "Comments of people's and organisations' own accounts are managed; public accounts and their articles are not open yet",
  },
};

const withoutPublicAccounts: Claim = {
  status: "partial",
  missing: {
    "zh-CN": "个人和机构账号的名称、头像和简介已落实；公众账号尚未开放",
    en: "Holds for names, portraits and bios of people's and organisations' own accounts; public accounts are not open yet",
  },
};

/** Obligations that are worked on. Everything else in the register is open. */
export const claims = {
  "GRP-05.2-b": claimed,
  "GRP-06.1-a": claimed,
  "GRP-06.2-a": claimed,
  "GRP-07.2-a": claimed,
  "GRP-07.2-b": claimed,
  "PUB-06.2-a": claimed,
  "PUB-08.2-a": withoutPublicAccounts,
  "PUB-08.2-b": withoutPublicAccounts,
  "PUB-08.2-c": withoutPublicAccounts,
  "PUB-08.3-a": withoutPublicAccounts,
  "PUB-08.3-b": withoutPublicAccounts,
  "PUB-10.3-a": claimed,
  "PUB-17.2-a": accountsOnly,
  "PUB-17.2-b": accountsOnly,
  "PUB-18.1-i1": withoutPublicAccounts,
  "PUB-19.1-a": claimed,
  "PUB-19.2-a": claimed,
  "PUB-19.2-b": claimed,
  "PUB-19.2-c": claimed,
  "PUB-20.2-a": claimed,
  "PUB-20.2-b": claimed,
  "PUB-20.2-c": claimed,
  "IM-06.2-a": claimed,
  "IM-08.2-a": claimed,
  "IM-08.2-b": claimed,
  "MB-04.2-a": claimed,
  "MB-06.2-a": claimed,
  "MB-07.1-a": claimed,
  "MB-07.1-b": claimed,
  "MB-07.1-c": claimed,
  "MB-07.2-a": claimed,
  "MB-09.1-a": claimed,
  "MB-08.1-a": claimed,
  "MB-08.2-a": claimed,
  "MB-08.3-a": claimed,
  "MB-10.1-a": claimed,
  "MB-10.1-c": claimed,
  "MB-10.2-a": claimed,
  "MB-10.2-b": claimed,
  "MB-12.1-a": claimed,
  "MB-12.2-a": claimed,
  "MB-12.2-b": claimed,
  "MB-14.1-a": claimed,
  "MB-16.2-a": claimed,
} satisfies Claims;

export type ClaimedId = keyof typeof claims;
