// The rules that a measure can rest on: clauses of the published documents, and review rules, each in the version applied.
import { type SQL, sql } from "drizzle-orm";
import { reviewRule } from "@/db/schema/trust/review";
import { agreementDocument } from "@/db/schema/trust/standing";
import type { Rows } from "@/server/core/database";
import type { BottomLine } from "@/server/shared/bottom-lines";
import type { Locale } from "@/server/shared/i18n";
import { ruleAddress } from "@/server/trust/measures/report-format";

export interface RuleName {
  /** A document's key, with `#` and the number of a heading for one of its clauses; or the id of a review rule. */
  id: string;
  version: number;
}

export interface CitedRule extends RuleName {
  title: Record<Locale, string>;
  /** The clause's heading; null where the whole document is meant. */
  clause: Record<Locale, string> | null;
  /** Where anyone can read it, without signing in, in this version. */
  address: string;
}

interface DocumentRow {
  key: string;
  version: number;
  titles: Record<Locale, string>;
  texts: Record<Locale, string>;
}

/** What stands under a rule's name: a document, or a review rule. */
export interface RuleRecord {
  document?: DocumentRow;
  /** `wasOn`: it is or was in force. */
  review?: { titles: Record<Locale, string>; bottomLine: BottomLine; wasOn: boolean };
}

/** The rule in this very version as an expression: a RuleRecord as json, null where no such version exists. */
export function ruleRecord({ id, version }: RuleName): SQL {
  const [key = ""] = id.split("#");
  return sql`coalesce(
    (select json_build_object('document', json_build_object('key', d.key, 'version', d.version, 'titles', d.titles, 'texts', d.texts))
     from ${agreementDocument} d where d.key = ${key} and d.version = ${version}::int),
    (select json_build_object('review', json_build_object('titles', r.rule->'title', 'bottomLine', r.rule->>'bottomLine',
       'wasOn', r.state = 'on' or r.switched_on_at is not null))
     from ${reviewRule} r where r.id = ${id} and r.version = ${version}::int))`;
}

/** Pure: the rule that `ruleRecord` found, as it is published; null where the document has no such clause. */
export function citedRuleOf({ id, version }: RuleName, record: RuleRecord | null): CitedRule | null {
  const [, clause] = id.split("#");
  if (record?.document) return citedOf(record.document, clause === undefined ? null : Number(clause));
  if (!record?.review) return null;
  return { id, version, title: record.review.titles, clause: null, address: ruleAddress({ id, version }) };
}

/** The rule in this very version, as it is published; null where no such version exists. */
export async function findRule(through: Rows, rule: RuleName): Promise<CitedRule | null> {
  const [row] = await through.rows<{ record: RuleRecord | null }>(sql`select ${ruleRecord(rule)} as record`);
  return citedRuleOf(rule, row?.record ?? null);
}

/** Every clause that a measure can cite at `now`: documents in the version in effect, clause by clause. */
export async function citableRules(through: Rows, now: Date): Promise<CitedRule[]> {
  const documents = await through.rows<DocumentRow>(sql`
    select distinct on (key) key, version, titles, texts from ${agreementDocument}
    where effective_at <= ${now}::timestamptz order by key, version desc`);
  return documents.flatMap((document) => {
    const clauses = headingsOf(document.texts["zh-CN"]).map((_, at) => citedOf(document, at + 1));
    return clauses.length > 0
      ? clauses.flatMap((cited) => (cited ? [cited] : []))
      : [citedOf(document, null)].flatMap((cited) => cited ?? []);
  });
}

/** Pure: the second-level headings of a document, in order: its clauses. */
export function headingsOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (/^##\s/.test(line) ? [line.replace(/^##\s+/, "").trim()] : []));
}

function citedOf({ key, version, titles, texts }: DocumentRow, clause: number | null): CitedRule | null {
  if (clause === null) {
    return { id: key, version, title: titles, clause: null, address: ruleAddress({ id: key, version }) };
  }
  const zh = headingsOf(texts["zh-CN"])[clause - 1];
  const en = headingsOf(texts.en)[clause - 1];
  if (zh === undefined || en === undefined) return null;
  const id = `${key}#${clause}`;
  return { id, version, title: titles, clause: { "zh-CN": zh, en }, address: ruleAddress({ id, version }) };
}
