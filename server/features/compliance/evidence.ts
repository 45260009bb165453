// The saved queries behind the register, one per claimed obligation. They read across all domains, as an inspector would, so they are kept as the text that an
// inspector can read and repeat; the database lets them read and nothing else.
import type { Locale } from "@/server/shared/i18n";
import type { ObligationId } from "@/server/shared/obligation-ids";
import type { ClaimedId } from "./claims";

/** What is looked for: that something happened, or that something never did. */
export type Evidence = { says: Readonly<Record<Locale, string>> } & (
  | { is: "events"; kinds: readonly [string, ...string[]] }
  /** Each row is a violation; there must be none. */
  | { is: "violations"; sql: string }
);

export type EvidenceBook = Readonly<Partial<Record<ObligationId, Evidence>>>;

const agreements = {
  is: "events",
  kinds: ["agreement.accepted"],
  says: { "zh-CN": "用户接受协议的记录", en: "Acceptances of the agreements by users" },
} as const satisfies Evidence;

export const evidence = {
  "GRP-05.2-b": agreements,
  "GRP-06.1-a": {
    is: "violations",
    says: { "zh-CN": "已认证却没有方式或时间的主体", en: "Verified principals without a method or a date" },
    sql: `
      select p.id from principal p
      where p.identity_state = 'passed' and (p.identity_method is null or p.verified_at is null)`,
  },
  "GRP-06.2-a": {
    is: "violations",
    says: {
      "zh-CN": "以明文存放的姓名、证件号码、手机号、网络地址或联系方式",
      en: "Names, identity numbers, phone numbers, network addresses or contacts stored in clear",
    },
    sql: `
      select v.id from identity_verification v
      where v.number_masked not like '%*%' or v.name_masked not like '%*%'
      union all
      select a.id from account a where a.phone_sealed not like 'v1.%'
      union all
      select s.id from session s where s.address_sealed not like 'v1.%'
      union all
      select r.id from report r where r.contact_sealed not like 'v1.%'`,
  },
  "GRP-07.2-a": {
    is: "violations",
    says: {
      "zh-CN": "信用分与账本重算结果不一致的主体",
      en: "Principals whose credit differs from the replayed ledger",
    },
    sql: `
      with recursive entry as (
        select c.principal_id, c.points, row_number() over (partition by c.principal_id order by c.seq) as place from credit_entry c
      ), fold as (
        select e.principal_id, e.place, greatest(0, least(100, 60 + e.points)) as total from entry e where e.place = 1
        union all
        select e.principal_id, e.place, greatest(0, least(100, f.total + e.points))
        from fold f join entry e on e.principal_id = f.principal_id and e.place = f.place + 1
      ), replayed as (
        select distinct on (principal_id) principal_id, total from fold order by principal_id, place desc
      )
      select p.id from principal p left join replayed r on r.principal_id = p.id where p.credit_points <> coalesce(r.total, 60)`,
  },
  "GRP-07.2-b": {
    is: "events",
    kinds: ["credit.changed"],
    says: { "zh-CN": "信用等级变动", en: "Changes of credit levels" },
  },
  "PUB-06.2-a": {
    is: "violations",
    says: { "zh-CN": "引用了未公开规则或版本的处置", en: "Measures that cite a rule or version that is not public" },
    sql: `
      select m.id from measure m
      where not exists (select from review_rule r where r.id = m.rule_id and r.version = m.rule_version)
        and not exists (
          select from agreement_document d where d.key = split_part(m.rule_id, '#', 1) and d.version = m.rule_version)`,
  },
  "PUB-08.2-a": {
    is: "events",
    kinds: ["profile.changed"],
    says: {
      "zh-CN": "名称、头像和简介的变更及其审核",
      en: "Changes of names, portraits and bios, with whether they waited",
    },
  },
  "PUB-08.2-b": {
    is: "violations",
    says: {
      "zh-CN": "责令更正逾期一天仍未更正也未关闭的账号",
      en: "Accounts neither corrected nor closed a day after an order's date",
    },
    sql: `
      select m.id from measure m
      where (m.params->'correct'->>'by')::timestamptz < now() - interval '1 day'
        and not exists (select from measure_end e where e.measure_id = m.id)`,
  },
  "PUB-08.2-c": {
    is: "violations",
    says: { "zh-CN": "替换后仍显示违法名称的账号", en: "Accounts that still show a name which was taken away" },
    sql: `
      select m.id from measure m join account a on a.id = m.account_id
      where m.kind = 'remove-content' and m.params->'fields' ? 'nickname' and not exists (select from measure_end e where e.measure_id = m.id)
        and exists (select from jsonb_array_elements(m.snapshot->'texts') t where t->>'field' = 'nickname' and t->>'text' = a.nickname)`,
  },
  "PUB-08.3-a": {
    is: "violations",
    says: { "zh-CN": "使用已关闭账号名称的账号", en: "Accounts that bear the name of a closed account" },
    sql: `
      select n.account_id as id from account_name n join closed_name c on c.normal = n.normal where n.account_id <> c.account_id`,
  },
  "PUB-08.3-b": {
    is: "violations",
    says: {
      "zh-CN": "与已关闭账号名称相近、未经逐项核验就通过的名称",
      en: "Names near a closed account's that were passed without every check on record",
    },
    sql: `
      select d.id from decision d join moderation_case c on c.id = d.case_id join review_decision r on r.subject_id = c.subject_id
      where d.outcome = 'approve' and r.because = 'like-closed-name' and coalesce(jsonb_array_length(d.snapshot->'nameChecked'), 0) < 3`,
  },
  "PUB-10.3-a": {
    is: "events",
    kinds: ["registration.refused", "registration.cluster-found", "identity.document-reused"],
    says: {
      "zh-CN": "被拒绝的注册、发现的集群和重复使用的证件",
      en: "Refused registrations, clusters found and documents used again",
    },
  },
  "PUB-18.1-i1": {
    is: "violations",
    says: {
      "zh-CN": "没有核验身份就改过名称或简介的账号",
      en: "Accounts that changed name or bio without a proven identity",
    },
    sql: `
      select a.id from account a join principal p on p.id = a.principal_id
      where p.kind = 'unverified' and exists (select from former_name f where f.account_id = a.id)`,
  },
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
    kinds: ["section.review-first-set"],
    says: { "zh-CN": "按权限开启或关闭先查看后显示的记录", en: "Reading first set by accounts that hold the power" },
  },
  "PUB-19.2-a": {
    is: "violations",
    says: {
      "zh-CN": "暂停更新或关闭期间仍发布的动态",
      en: "Posts published while updates were suspended or the account was closed",
    },
    sql: `
      select p.id from measure m
      join post p on p.author_id = m.account_id and p.created_at > m.starts_at and (m.ends_at is null or p.created_at < m.ends_at)
      left join measure_end e on e.measure_id = m.id
      where m.kind in ('suspend-updates', 'close-account') and (e.at is null or p.created_at < e.at)`,
  },
  "PUB-19.2-b": {
    is: "violations",
    says: { "zh-CN": "没有快照或没有事件的处置", en: "Measures without a snapshot or without their event" },
    sql: `
      select m.id from measure m
      where m.snapshot = '{}' or not exists (
        select from event e where e.kind = 'measure.imposed' and e.subject_id = m.id::text)`,
  },
  "PUB-19.2-c": {
    is: "violations",
    says: {
      "zh-CN": "没有报告事项的处置，或没有处置的报告事项",
      en: "Measures without a report item, or items without a measure",
    },
    sql: `
      select coalesce(m.id, r.id) as id from measure m
      full join (select i.id, i.measure_id from report_item i where i.corrects is null) r on r.measure_id = m.id
      where m.id is null or r.id is null`,
  },
  "PUB-20.2-a": {
    is: "events",
    kinds: ["report.accepted", "appeal.opened"],
    says: { "zh-CN": "收到的举报和申诉", en: "Reports and appeals received" },
  },
  "PUB-20.2-b": {
    is: "violations",
    says: {
      "zh-CN": "逾期却未升级、或没有反馈就结束的举报",
      en: "Reports overdue but not escalated, or closed without feedback",
    },
    sql: `
      select r.id from report r
      where (r.state <> 'fed-back' and r.escalated_at is null and r.due_at < now() - interval '15 minutes')
        or (r.state = 'fed-back' and (r.feedback is null or r.outcome is null))`,
  },
  "PUB-20.2-c": {
    is: "violations",
    says: {
      "zh-CN": "由原处理人决定、或成立后处置没有撤销的申诉",
      en: "Appeals decided by the first handler, or upheld with the measure still standing",
    },
    sql: `
      select a.id from appeal a
      where a.decided_by = a.first_handler_id or (a.state = 'upheld' and not exists (
        select from measure_end e where e.measure_id = a.measure_id))`,
  },
  "IM-06.2-a": agreements,
  "IM-08.2-a": {
    is: "events",
    kinds: ["measure.imposed"],
    says: { "zh-CN": "采取的处置", en: "Measures imposed" },
  },
  "IM-08.2-b": {
    is: "violations",
    says: { "zh-CN": "没有条款、理由或报告事项的处置", en: "Measures without clause, reason or report item" },
    sql: `
      select m.id from measure m
      where m.rule_id = '' or trim(m.reason) = '' or not exists (select from report_item i where i.measure_id = m.id)`,
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
  "MB-06.2-a": {
    is: "violations",
    says: {
      "zh-CN": "近七天内未接受现行协议就发布的动态",
      en: "Posts of the last seven days by accounts that had not accepted the agreement in force",
    },
    sql: `
      select p.id from post p
      where p.created_at > now() - interval '7 days' and exists (
        select from (
          select distinct on (d.key) d.key, d.version, d.needs_acceptance from agreement_document d
          where d.effective_at <= p.created_at order by d.key, d.version desc) d
        where d.needs_acceptance and not exists (
          select from agreement_acceptance c where c.account_id = p.author_id and c.key = d.key and c.version >= d.version))`,
  },
  "MB-07.1-a": {
    is: "violations",
    says: { "zh-CN": "没有方式、结果或时间的认证记录", en: "Verifications without a method, a result or a time" },
    sql: `
      select v.id from identity_verification v
      where v.method not in ('person', 'organisation', 'phone', 'network-identity') or (v.state <> 'pending' and v.decided_at is null)`,
  },
  "MB-07.1-b": {
    is: "violations",
    says: { "zh-CN": "核验过期后仍发布的账号", en: "Accounts that published after their re-check date" },
    sql: `
      select a.id from principal p join account a on a.principal_id = p.id
      where p.recheck_at < now() and exists (select from post o where o.author_id = a.id and o.created_at > p.recheck_at)`,
  },
  "MB-07.1-c": {
    is: "violations",
    says: {
      "zh-CN": "从未提供真实身份的账号发布的动态和评论",
      en: "Posts and comments by accounts that never gave a real identity",
    },
    sql: `
      select o.id from principal p join account a on a.principal_id = p.id
      cross join lateral (
        select x.id from post x where x.author_id = a.id
        union all
        select x.id from comment x where x.author_id = a.id) o
      where p.kind = 'unverified'`,
  },
  "MB-07.2-a": {
    is: "violations",
    says: {
      "zh-CN": "没有第二人批准、目的或期限就打开的身份",
      en: "Identities opened without a second person, a purpose or within no expiry",
    },
    sql: `
      select o.id from identity_opening o
      where o.opened_at is not null
        and (o.approved_by is null or o.approved_by = o.requested_by or trim(o.purpose) = '' or o.opened_at > o.expires_at)`,
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
  "MB-08.1-a": {
    is: "violations",
    says: {
      "zh-CN": "没有证明材料，或材料过期后仍有效的认证标识",
      en: "Marks in force without evidence, or beyond its date",
    },
    sql: `
      select k.account_id as id from verified_mark k
      where k.ended_at is null and k.expires_at > now() and (
        not exists (select from mark_evidence e where e.application_id = k.application_id)
        or exists (select from mark_evidence e where e.application_id = k.application_id and e.expires_at < k.expires_at))`,
  },
  "MB-08.2-a": {
    is: "violations",
    says: {
      "zh-CN": "没有登记证照的境内机构认证申请",
      en: "Applications of organisations in the country without a certificate of registration",
    },
    sql: `
      select m.id from mark_application m
      where m.class = 'organisation' and not exists (
        select from mark_evidence e where e.application_id = m.id
          and e.document in ('business-licence', 'institution-certificate', 'social-organisation-certificate'))`,
  },
  "MB-08.3-a": {
    is: "violations",
    says: {
      "zh-CN": "没有驻华机构证明或国家的境外机构认证申请",
      en: "Applications of organisations abroad without their office's document or a country",
    },
    sql: `
      select m.id from mark_application m
      where m.class = 'organisation-abroad' and (m.country is null or not exists (
        select from mark_evidence e where e.application_id = m.id and e.document = 'office-document'))`,
  },
  "MB-10.1-a": {
    is: "violations",
    says: {
      "zh-CN": "没有逐项结论、没有理由或由申请人自己决定的认证申请",
      en: "Applications decided without findings or a reason, or by the applicant",
    },
    sql: `
      select m.id from mark_application m join account a on a.id = m.account_id left join account d on d.id = m.decided_by
      where m.state in ('approved', 'refused')
        and (coalesce(jsonb_array_length(m.findings), 0) = 0 or trim(coalesce(m.reason, '')) = '' or d.principal_id = a.principal_id)`,
  },
  "MB-10.1-c": {
    is: "violations",
    says: {
      "zh-CN": "有不符结论却通过的申请，和改名后仍有效的标识",
      en: "Applications approved with a mismatch, and marks in force after a change of name",
    },
    sql: `
      select m.id from mark_application m
      where m.state = 'approved' and jsonb_path_exists(m.findings, '$[*] ? (@.finding != "matches")')
      union all
      select k.account_id from verified_mark k join account a on a.id = k.account_id join mark_application m on m.id = k.application_id
      where k.ended_at is null and m.nickname <> a.nickname`,
  },
  "MB-10.2-a": {
    is: "violations",
    says: {
      "zh-CN": "机构逾期未处理、一小时后仍未升级到平台的被举报评论",
      en: "Reported comments that an organisation left and that were not escalated within an hour",
    },
    sql: `
      select l.case_id from keeper_lapse l join moderation_case c on c.id = l.case_id
      where c.state = 'open' and l.found_at < now() - interval '1 hour'`,
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
  "MB-14.1-a": {
    is: "events",
    kinds: ["report.accepted", "report.fed-back"],
    says: { "zh-CN": "收到的举报和给出的反馈", en: "Reports received and outcomes fed back" },
  },
  "MB-16.2-a": {
    is: "violations",
    says: { "zh-CN": "近七天内没有网络日志的发布", en: "Posts of the last seven days without a network log entry" },
    sql: `
      select p.id from post p
      where p.created_at > now() - interval '7 days' and not exists (
        select from network_log n where n.account_id = p.author_id and n.at = p.created_at)`,
  },
} as const satisfies Readonly<Record<ClaimedId, Evidence>>;
