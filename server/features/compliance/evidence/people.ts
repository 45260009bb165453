// Evidence about people and accounts: agreements, identity, marks and names.
import type { Evidence, EvidenceBook } from "./kinds";

const agreements = {
  is: "events",
  kinds: ["agreement.accepted"],
  says: { "zh-CN": "用户接受协议的记录", en: "Acceptances of the agreements by users" },
} as const satisfies Evidence;

export const people = {
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
  "IM-06.2-a": agreements,
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
} as const satisfies EvidenceBook;
