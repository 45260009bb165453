// Evidence about what is published and commented, and how it is reviewed, kept and removed.
import { timeLimits } from "@/server/trust/standing/time-limits";
import type { EvidenceBook } from "./kinds";

const responsibleTime = `interval '${timeLimits.responsiblePerson.count} ${timeLimits.responsiblePerson.unit}'`;

export const contents = {
  "PUB-19.1-a": {
    is: "violations",
    says: {
      "zh-CN": "生效超过一天、还没有对已发布内容复查完的规则版本",
      en: "Rules in force for more than a day that were not run over what is published",
    },
    sql: `
      select v.id || '@' || v.version from review_rule v
      where v.state = 'on' and v.switched_on_by is not null and v.switched_on_at < now() - interval '1 day' and not exists (
        select from patrol_run r where r.rule_id = v.id and r.rule_version = v.version and r.ended_at is not null)`,
  },
  "PUB-17.2-a": {
    is: "events",
    kinds: [
      "comment.hidden",
      "comment.passed",
      "comment.restored",
      "comment.left",
      "commenter.barred",
      "section.limited",
    ],
    says: { "zh-CN": "账号管理其评论的记录", en: "What accounts did to keep their comments" },
  },
  "PUB-17.2-b": {
    is: "events",
    kinds: ["section.review-first-set", "power.decided", "power.taken"],
    says: {
      "zh-CN": "按权限开启或关闭先查看后显示，以及平台授予和收回评论权限的记录",
      en: "Reading first set by accounts that hold the power, and powers that the platform granted or took back",
    },
  },
  "MB-04.2-a": {
    is: "violations",
    says: {
      "zh-CN": "声明为新闻信息、发布时账号没有有效许可的内容",
      en: "Posts declared as news whose account had no licence in force when they were published",
    },
    sql: `
      select p.id from post p
      where 'news' = any(p.declared) and not exists (
        select from licence l where l.account_id = p.author_id and l.kind = 'news'
          and l.starts_at <= p.created_at and l.expires_at > p.created_at and (l.ended_at is null or l.ended_at > p.created_at)
          and ('publish' = any(l.scope) or ('reprint' = any(p.declared) and 'reprint' = any(l.scope))))`,
  },
  "MB-09.1-a": {
    is: "violations",
    says: {
      "zh-CN": "级别没有变化记录的账号，和级别与其依据不符的账号",
      en: "Accounts whose level has no recorded change, or differs from the one recorded",
    },
    sql: `
      select t.account_id from account_tier t
      where not exists (
        select from event e where e.subject_id = t.account_id::text and e.kind = 'account.tier-changed'
          and e.payload->>'class' = t.class and (e.payload->>'level')::int = t.level)`,
  },
  "MB-10.2-a": {
    is: "violations",
    says: {
      "zh-CN": "机构逾期未处理、一小时后仍未升级到平台的被举报评论；没有责任人的认证机构在期限届满后发布的动态和评论",
      en: "Reported comments that an organisation left and that were not escalated within an hour; what verified organisations without a responsible person published or commented after their time for it",
    },
    sql: `
      select l.case_id from keeper_lapse l join moderation_case c on c.id = l.case_id
      where c.state = 'open' and l.found_at < now() - interval '1 hour'
      union all
      select w.id from verified_mark k cross join lateral (
        select p.id, p.created_at from post p where p.author_id = k.account_id and p.created_at > k.responsible_missing_since + ${responsibleTime}
        union all
        select c.id, c.created_at from comment c where c.author_id = k.account_id and c.created_at > k.responsible_missing_since + ${responsibleTime}) w
      where k.ended_at is null and k.expires_at > w.created_at and not exists (
        select from keeper_power t where t.owner_id = k.account_id and t.power = 'keepers' and t.standing = 'taken')`,
  },
  "MB-10.2-b": {
    is: "violations",
    says: {
      "zh-CN": "没有管理者、职责或理由就被隐藏的评论",
      en: "Comments hidden without a keeper, a role or a reason on record",
    },
    sql: `
      select s.id from subject_state s
      where s.kind = 'comment' and s.hidden and s.state = 'hidden' and not exists (
        select from keeper_decision d where d.root_id = s.root_id and d.comment_id = s.id and d.act in ('hidden', 'deleted') and trim(d.reason) <> '')`,
  },
  "MB-12.1-a": {
    is: "events",
    kinds: ["content.blocked", "content.reviewed"],
    says: { "zh-CN": "被拒绝和待审核的内容", en: "Content refused or held" },
  },
  "MB-12.2-a": {
    is: "violations",
    says: {
      "zh-CN": "移除仍有效而其图片没有进入禁传库的内容",
      en: "Removals in force whose pictures are not kept from coming in again",
    },
    sql: `
      select m.id from measure m
      where m.kind = 'remove-content' and not exists (select from measure_end e where e.measure_id = m.id) and exists (
        select from media i where m.snapshot->'mediaIds' ? i.id::text and not exists (
          select from barred_image b where b.measure_id = m.id and b.media_id = i.id))`,
  },
  "MB-12.2-b": {
    is: "violations",
    says: { "zh-CN": "没有处置记录或报告事项的移除", en: "Removals without a record or a report item" },
    sql: `
      select s.id from subject_state s
      where s.state = 'removed' and not exists (
        select from measure m join report_item i on i.measure_id = m.id where m.id = s.measure_id)`,
  },
  "MB-16.2-a": {
    is: "violations",
    says: { "zh-CN": "近七天内没有网络日志的发布", en: "Posts of the last seven days without a network log entry" },
    sql: `
      select p.id from post p
      where p.created_at > now() - interval '7 days' and not exists (
        select from network_log n where n.account_id = p.author_id and n.at = p.created_at)`,
  },
} as const satisfies EvidenceBook;
