// Inputs, views and events of licences: what an account showed to the platform, entered by an officer with evidence.
import { z } from "zod";
import type { LicenceId } from "@/db/schema/trust/licences";
import { accountBrief } from "@/server/shared/account-brief";
import { eventKind } from "@/server/shared/events";
import { type AccountId, idOf, type MediaId } from "@/server/shared/ids";
import { newsServices } from "@/server/shared/licences";

export const licencesPerPage = 50;

const line = z.string().trim().min(1).max(120);
const day = z.iso.date();
export const enterLicenceInput = z.object({
  accountId: idOf<AccountId>(),
  number: line,
  /** To whom it was issued. */
  holder: line,
  issuer: line,
  scope: z.array(z.enum(newsServices)).min(1),
  /** Days in Asia/Shanghai: the first on which it counts, and the last. */
  startsOn: day,
  endsOn: day,
  /** A picture of the licence that the officer uploaded. */
  evidenceId: idOf<MediaId>(),
});
export const endLicenceInput = z.object({ licenceId: idOf<LicenceId>(), reason: z.string().trim().min(1).max(500) });
export const licencesInput = z.object({ before: idOf<LicenceId>().optional() });

export const licenceView = z.object({
  id: z.string(),
  account: accountBrief,
  number: z.string(),
  holder: z.string(),
  issuer: z.string(),
  scope: z.array(z.enum(newsServices)),
  startsAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(["coming", "in-force", "expired", "ended"]),
  endReason: z.string().nullable(),
  evidenceId: z.string(),
});
export type LicenceView = z.infer<typeof licenceView>;
export const licencePage = z.object({ licences: z.array(licenceView), next: z.string().nullable() });
export type LicencePage = z.infer<typeof licencePage>;

const account = z.object({ accountId: z.string(), number: z.string() });
export const licenceEntered = eventKind(
  "licence.entered",
  account.extend({ scope: z.array(z.enum(newsServices)), expiresAt: z.string() }),
);
export const licenceEnded = eventKind("licence.ended", account.extend({ reason: z.string() }));
