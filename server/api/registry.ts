// Joins the domains: what reacts to their events, and what finds and counts their content.
import { accountsEvents } from "@/server/api/events/accounts";
import { bookmarksEvents } from "@/server/api/events/bookmarks";
import { circlesEvents } from "@/server/api/events/circles";
import { commentsEvents } from "@/server/api/events/comments";
import { complianceEvents } from "@/server/api/events/compliance";
import { discoveryEvents } from "@/server/api/events/discovery";
import { identityEvents } from "@/server/api/events/identity";
import { licencesEvents } from "@/server/api/events/licences";
import { listsEvents } from "@/server/api/events/lists";
import { mediaEvents } from "@/server/api/events/media";
import { microblogEvents } from "@/server/api/events/microblog";
import { moderationEvents } from "@/server/api/events/moderation";
import { notificationsEvents } from "@/server/api/events/notifications";
import { privacyEvents } from "@/server/api/events/privacy";
import { protectionEvents } from "@/server/api/events/protection";
import { relationsEvents } from "@/server/api/events/relations";
import { tiersEvents } from "@/server/api/events/tiers";
import { topicsEvents } from "@/server/api/events/topics";
import { verificationEvents } from "@/server/api/events/verification";
import { subjects } from "@/server/api/subjects";
import { handlerNames } from "@/server/core/event-log";
import type { Handlers } from "@/server/core/outbox";
import { installSubjects } from "@/server/trust/subjects";

/** Every kind of event there is, with what reacts to it. */
export const happenings = [
  ...accountsEvents,
  ...bookmarksEvents,
  ...circlesEvents,
  ...commentsEvents,
  ...complianceEvents,
  ...discoveryEvents,
  ...identityEvents,
  ...licencesEvents,
  ...listsEvents,
  ...mediaEvents,
  ...microblogEvents,
  ...moderationEvents,
  ...notificationsEvents,
  ...privacyEvents,
  ...protectionEvents,
  ...relationsEvents,
  ...tiersEvents,
  ...topicsEvents,
  ...verificationEvents,
];

/** All handlers by the name their outbox rows carry. */
export const handlers: Handlers = Object.assign({}, ...happenings.map((happening) => happening.handlers));

/** Hands the domains to the layers below. Called once per process; a second call changes nothing. */
export function installRegistry(): void {
  installSubjects(subjects);
  for (const { kind, handlers: named } of happenings) handlerNames.set(kind, Object.keys(named));
}
