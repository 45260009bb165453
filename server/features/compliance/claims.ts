// What the project says of itself: which obligations hold whole, and which in part. A claim is believed only with control, test and evidence.
import type { Locale } from "@/server/shared/i18n";
import type { ObligationId } from "@/server/shared/obligation-ids";

export type Claim =
  | { status: "claimed" }
  /** Holds in part; `missing` says what does not, to anybody. */
  | { status: "partial"; missing: Readonly<Record<Locale, string>> };

export type Claims = Readonly<Partial<Record<ObligationId, Claim>>>;

function partial(zh: string, en: string): Claim {
  return { status: "partial", missing: { "zh-CN": zh, en } };
}

/** Obligations that are worked on. Everything else in the register is open. */
export const claims = {
  "GRP-05.2-b": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "GRP-06.1-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "GRP-06.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "GRP-07.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "GRP-07.2-b": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "PUB-06.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "PUB-10.3-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "PUB-19.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "PUB-19.2-b": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "PUB-19.2-c": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "PUB-20.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "PUB-20.2-b": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "PUB-20.2-c": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "IM-06.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "IM-08.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "IM-08.2-b": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "MB-06.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "MB-07.1-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "MB-07.1-b": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "MB-07.1-c": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "MB-07.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "MB-12.1-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "MB-12.2-b": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "MB-14.1-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
  "MB-16.2-a": partial("验收要求的测试尚不齐全。", "Not every part of the acceptance has a test yet."),
} satisfies Claims;

export type ClaimedId = keyof typeof claims;
