// Every word that people read, by locale and domain. Imported one by one, so that a missing file fails the build.
// Server-side only: a client component receives the namespaces it needs from its nearest provider.
import type { Locale } from "@/server/shared/i18n";
import enAbout from "@/server/shared/messages/en/about.json";
import enAccounts from "@/server/shared/messages/en/accounts.json";
import enAgreements from "@/server/shared/messages/en/agreements.json";
import enAppeals from "@/server/shared/messages/en/appeals.json";
import enCircles from "@/server/shared/messages/en/circles.json";
import enComments from "@/server/shared/messages/en/comments.json";
import enCommon from "@/server/shared/messages/en/common.json";
import enCompliance from "@/server/shared/messages/en/compliance.json";
import enCredit from "@/server/shared/messages/en/credit.json";
import enDesk from "@/server/shared/messages/en/desk.json";
import enErrors from "@/server/shared/messages/en/errors.json";
import enFault from "@/server/shared/messages/en/fault.json";
import enFinding from "@/server/shared/messages/en/finding.json";
import enIdentity from "@/server/shared/messages/en/identity.json";
import enLicences from "@/server/shared/messages/en/licences.json";
import enLinks from "@/server/shared/messages/en/links.json";
import enLists from "@/server/shared/messages/en/lists.json";
import enMeasures from "@/server/shared/messages/en/measures.json";
import enMedia from "@/server/shared/messages/en/media.json";
import enMicroblog from "@/server/shared/messages/en/microblog.json";
import enMutes from "@/server/shared/messages/en/mutes.json";
import enNavigation from "@/server/shared/messages/en/navigation.json";
import enNotices from "@/server/shared/messages/en/notices.json";
import enNotifications from "@/server/shared/messages/en/notifications.json";
import enPrivacy from "@/server/shared/messages/en/privacy.json";
import enProtection from "@/server/shared/messages/en/protection.json";
import enRecords from "@/server/shared/messages/en/records.json";
import enRegulator from "@/server/shared/messages/en/regulator.json";
import enRelations from "@/server/shared/messages/en/relations.json";
import enReports from "@/server/shared/messages/en/reports.json";
import enRules from "@/server/shared/messages/en/rules.json";
import enSections from "@/server/shared/messages/en/sections.json";
import enShortcuts from "@/server/shared/messages/en/shortcuts.json";
import enStanding from "@/server/shared/messages/en/standing.json";
import enTiers from "@/server/shared/messages/en/tiers.json";
import enTimeLimits from "@/server/shared/messages/en/time-limits.json";
import enTransparency from "@/server/shared/messages/en/transparency.json";
import enUi from "@/server/shared/messages/en/ui.json";
import enVerification from "@/server/shared/messages/en/verification.json";
import zhAbout from "@/server/shared/messages/zh-CN/about.json";
import zhAccounts from "@/server/shared/messages/zh-CN/accounts.json";
import zhAgreements from "@/server/shared/messages/zh-CN/agreements.json";
import zhAppeals from "@/server/shared/messages/zh-CN/appeals.json";
import zhCircles from "@/server/shared/messages/zh-CN/circles.json";
import zhComments from "@/server/shared/messages/zh-CN/comments.json";
import zhCommon from "@/server/shared/messages/zh-CN/common.json";
import zhCompliance from "@/server/shared/messages/zh-CN/compliance.json";
import zhCredit from "@/server/shared/messages/zh-CN/credit.json";
import zhDesk from "@/server/shared/messages/zh-CN/desk.json";
import zhErrors from "@/server/shared/messages/zh-CN/errors.json";
import zhFault from "@/server/shared/messages/zh-CN/fault.json";
import zhFinding from "@/server/shared/messages/zh-CN/finding.json";
import zhIdentity from "@/server/shared/messages/zh-CN/identity.json";
import zhLicences from "@/server/shared/messages/zh-CN/licences.json";
import zhLinks from "@/server/shared/messages/zh-CN/links.json";
import zhLists from "@/server/shared/messages/zh-CN/lists.json";
import zhMeasures from "@/server/shared/messages/zh-CN/measures.json";
import zhMedia from "@/server/shared/messages/zh-CN/media.json";
import zhMicroblog from "@/server/shared/messages/zh-CN/microblog.json";
import zhMutes from "@/server/shared/messages/zh-CN/mutes.json";
import zhNavigation from "@/server/shared/messages/zh-CN/navigation.json";
import zhNotices from "@/server/shared/messages/zh-CN/notices.json";
import zhNotifications from "@/server/shared/messages/zh-CN/notifications.json";
import zhPrivacy from "@/server/shared/messages/zh-CN/privacy.json";
import zhProtection from "@/server/shared/messages/zh-CN/protection.json";
import zhRecords from "@/server/shared/messages/zh-CN/records.json";
import zhRegulator from "@/server/shared/messages/zh-CN/regulator.json";
import zhRelations from "@/server/shared/messages/zh-CN/relations.json";
import zhReports from "@/server/shared/messages/zh-CN/reports.json";
import zhRules from "@/server/shared/messages/zh-CN/rules.json";
import zhSections from "@/server/shared/messages/zh-CN/sections.json";
import zhShortcuts from "@/server/shared/messages/zh-CN/shortcuts.json";
import zhStanding from "@/server/shared/messages/zh-CN/standing.json";
import zhTiers from "@/server/shared/messages/zh-CN/tiers.json";
import zhTimeLimits from "@/server/shared/messages/zh-CN/time-limits.json";
import zhTransparency from "@/server/shared/messages/zh-CN/transparency.json";
import zhUi from "@/server/shared/messages/zh-CN/ui.json";
import zhVerification from "@/server/shared/messages/zh-CN/verification.json";

const zh = {
  timeLimits: zhTimeLimits,
  regulator: zhRegulator,
  appeals: zhAppeals,
  sections: zhSections,
  standing: zhStanding,
  identity: zhIdentity,
  privacy: zhPrivacy,
  credit: zhCredit,
  tiers: zhTiers,
  licences: zhLicences,
  links: zhLinks,
  measures: zhMeasures,
  about: zhAbout,
  accounts: zhAccounts,
  agreements: zhAgreements,
  common: zhCommon,
  errors: zhErrors,
  fault: zhFault,
  finding: zhFinding,
  shortcuts: zhShortcuts,
  media: zhMedia,
  navigation: zhNavigation,
  circles: zhCircles,
  comments: zhComments,
  microblog: zhMicroblog,
  notifications: zhNotifications,
  relations: zhRelations,
  lists: zhLists,
  notices: zhNotices,
  mutes: zhMutes,
  protection: zhProtection,
  compliance: zhCompliance,
  records: zhRecords,
  transparency: zhTransparency,
  desk: zhDesk,
  reports: zhReports,
  rules: zhRules,
  ui: zhUi,
  verification: zhVerification,
};

/** The shape that every locale fills: the default locale's. */
export type Messages = typeof zh;
export type Namespace = keyof Messages;

const en: Messages = {
  timeLimits: enTimeLimits,
  regulator: enRegulator,
  appeals: enAppeals,
  sections: enSections,
  standing: enStanding,
  identity: enIdentity,
  privacy: enPrivacy,
  credit: enCredit,
  tiers: enTiers,
  licences: enLicences,
  links: enLinks,
  measures: enMeasures,
  about: enAbout,
  accounts: enAccounts,
  agreements: enAgreements,
  common: enCommon,
  errors: enErrors,
  fault: enFault,
  finding: enFinding,
  shortcuts: enShortcuts,
  media: enMedia,
  navigation: enNavigation,
  circles: enCircles,
  comments: enComments,
  microblog: enMicroblog,
  notifications: enNotifications,
  relations: enRelations,
  lists: enLists,
  notices: enNotices,
  mutes: enMutes,
  protection: enProtection,
  compliance: enCompliance,
  records: enRecords,
  transparency: enTransparency,
  desk: enDesk,
  reports: enReports,
  rules: enRules,
  ui: enUi,
  verification: enVerification,
};

const catalogue: Record<Locale, Messages> = { "zh-CN": zh, en };

/**
 * Parameters of messages that hold what people wrote. In the message files each of them stands between
 * U+2068 and U+2069, so that labels, titles, notices and pushes are safe without a thought; a test walks them all.
 */
export const writtenByPeople: ReadonlySet<string> = new Set([
  "alt",
  "author",
  "bio",
  "excerpt",
  "first",
  "name",
  "nickname",
  "owner",
  "reason",
  "second",
  "text",
  "word",
  "words",
]);

/** All messages of a locale, by domain. */
export function messagesOf(locale: Locale): Messages {
  return catalogue[locale];
}
