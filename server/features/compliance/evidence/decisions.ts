// Evidence about decisions: rules, measures, reports, appeals, credit.
import type { EvidenceBook } from "./kinds";

export const decisions = {
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
  "MB-14.1-a": {
    is: "events",
    kinds: ["report.accepted", "report.fed-back"],
    says: { "zh-CN": "收到的举报和给出的反馈", en: "Reports received and outcomes fed back" },
  },
} as const satisfies EvidenceBook;
