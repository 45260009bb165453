// What becomes of the data of every table: whose it is, how it is exported, erased and kept, and how what is personal in it is protected.
// A table of the schema without an entry here fails the build; so does a sealed or indexed column that is not declared.

/** How a personal column is protected. */
export type Protection =
  /** Encrypted under the key ring of the environment. */
  | "sealed"
  /** Encrypted under the person's own key: destroying that key erases it. */
  | "sealed-by-person"
  /** A keyed hash: finds "the same", tells nothing without the key. */
  | "indexed"
  /** A one-way hash of a secret. */
  | "hashed"
  /** Shown with its middle hidden, to staff as well. */
  | "masked"
  /** The person shows it to others of their own will, to the audience they chose. */
  | "chosen-audience"
  /** Seen by the person, and by staff who have a case and a purpose. */
  | "restricted"
  /** A name of the account that says nothing of the person by itself. */
  | "pseudonymous";

export interface DataPolicy {
  /** The account or the principal (the person or organisation behind accounts) that a row is about; none where it is about nobody. */
  whose: "account" | "principal" | "none";
  /** What the person's own export holds: the row, the row without other people's part, nothing because it is a secret or not about them. */
  exported: "whole" | "own-part" | "never";
  /**
   * with-account: deleted when the account has been closed and its retention is over. by-owner: the person deletes it, and it is purged when
   * retention is over. shell: the row stays as a number that nobody is given again, its personal columns are emptied. by-age: a job deletes what is old. key: the row stays, its sealed part ends with the person's key. never: there is
   * nothing personal to erase, or law asks that the record stay.
   */
  erased: "with-account" | "shell" | "by-owner" | "by-age" | "key" | "never";
  kept: { days: number } | { months: number; atLeast?: true } | "account" | "record" | "installation";
  /** Personal columns and their protection. Ids of accounts and principals are pseudonyms and need no entry. */
  personal: Readonly<Record<string, Protection>>;
  /** True where the application's role may insert and read, and nothing else. */
  appendOnly?: true;
}

/** Law asks for six months of network logs; records of measures are kept longer, because appeals and courts come later. */
const contentRetention = { months: 6, atLeast: true } as const;

const content = { whose: "account", exported: "whole", erased: "by-owner", kept: contentRetention } as const;
const ownSetting = { whose: "account", exported: "whole", erased: "with-account", kept: "account" } as const;
const secret = { whose: "account", exported: "never", erased: "with-account", kept: "account" } as const;
const machine = { whose: "none", exported: "never", erased: "never", kept: "installation", personal: {} } as const;
const record = { exported: "own-part", erased: "never", kept: "record", appendOnly: true } as const;

/** The policy of each table, by its name in the database. */
export const policies: Readonly<Record<string, DataPolicy>> = {
  account: {
    ...ownSetting,
    erased: "shell",
    personal: {
      handle: "pseudonymous",
      nickname: "chosen-audience",
      bio: "chosen-audience",
      phone_sealed: "sealed",
      phone_index: "indexed",
      region: "chosen-audience",
    },
  },
  // A name stays taken for a while, so that nobody steps into a closed account's shoes.
  account_name: { ...ownSetting, personal: { normal: "chosen-audience" } },
  former_name: { ...content, erased: "with-account", kept: "account", personal: { nickname: "chosen-audience" } },
  // Outlives the account: a closed name is closed for everybody (PUB Article 8).
  closed_name: {
    whose: "account",
    exported: "never",
    erased: "never",
    kept: "record",
    personal: { nickname: "pseudonymous", normal: "pseudonymous", sound: "pseudonymous" },
  },
  account_stats: { ...ownSetting, erased: "never", personal: {} },
  profile_revision: { ...content, personal: { nickname: "chosen-audience", bio: "chosen-audience" } },
  session: {
    ...ownSetting,
    exported: "own-part",
    kept: { days: 30 },
    personal: { token_hash: "hashed", address_sealed: "sealed", device: "restricted", region: "restricted" },
  },
  phone_code: {
    ...secret,
    erased: "by-age",
    kept: { days: 1 },
    personal: { phone_sealed: "sealed", phone_index: "indexed", code_hash: "hashed" },
  },
  sign_in_ticket: {
    ...secret,
    erased: "by-age",
    kept: { days: 1 },
    personal: { token_hash: "hashed", challenge: "restricted" },
  },
  passkey: { ...secret, personal: { label: "restricted", public_key: "restricted" } },
  passkey_challenge: { ...secret, personal: { challenge: "restricted" } },
  totp: { ...secret, personal: { secret_sealed: "sealed" } },
  recovery_code: { ...secret, personal: { code_hash: "hashed" } },
  registration_attempt: {
    whose: "account",
    exported: "never",
    erased: "by-age",
    kept: { days: 90 },
    personal: { phone_index: "indexed", device_index: "indexed", network_index: "indexed" },
  },
  // The demo's invented phones; a production start never writes it.
  sandbox_message: { ...machine, personal: { phone: "restricted", text: "restricted" } },

  post: {
    ...content,
    personal: {
      body: "chosen-audience",
      region: "chosen-audience",
      notice: "chosen-audience",
      reprint_author: "chosen-audience",
      reprint_link: "chosen-audience",
    },
  },
  post_revision: { ...content, personal: { body: "restricted" } },
  post_media: { ...content, personal: { alt: "chosen-audience" } },
  post_like: { ...content, erased: "by-owner", kept: "account", personal: {} },
  post_repost: { ...content, kept: "account", personal: {} },
  pinned_post: { ...ownSetting, erased: "by-owner", personal: {} },
  home_ranking: { ...ownSetting, erased: "by-owner", personal: {} },
  poll: { ...content, personal: {} },
  poll_choice: { ...content, personal: { body: "chosen-audience" } },
  // A vote stands until the account is gone: nothing else takes it back.
  poll_ballot: { ...ownSetting, personal: { choices: "restricted" } },
  draft: { ...ownSetting, erased: "by-owner", personal: { content: "restricted", region: "restricted" } },
  post_stats: { ...machine },
  // Derived from the text that readers see; a topic's name alone is of nobody.
  post_topic: { ...machine },
  topic: { ...machine },
  topic_follow: { ...ownSetting, erased: "by-owner", personal: {} },
  bookmark: { ...ownSetting, erased: "by-owner", personal: {} },
  hot_entry: { ...machine },
  // About whoever is meant; it goes with the text that it belongs to.
  // Not in the copy of whoever is named: it would tell of what others wrote for themselves, or of what is held.
  mention: { ...content, exported: "never", personal: { name: "chosen-audience" } },
  // Seen by the owner alone: nobody learns which circles they are in.
  circle: { ...ownSetting, erased: "by-owner", personal: { name: "restricted" } },
  circle_member: { ...ownSetting, erased: "by-owner", personal: {} },
  comment: { ...content, personal: { body: "chosen-audience", region: "chosen-audience" } },
  comment_revision: { ...content, personal: { body: "restricted" } },
  comment_media: { ...content, personal: { alt: "chosen-audience" } },
  comment_like: { ...content, erased: "by-owner", kept: "account", personal: {} },
  comment_section: { ...ownSetting, personal: {} },
  keeper_decision: { ...record, whose: "account", personal: {} },
  keeper_look: {
    whose: "account",
    exported: "whole",
    erased: "never",
    kept: "record",
    personal: { reason: "restricted" },
  },
  comment_bar: { ...ownSetting, personal: {} },
  comment_keeper: { ...ownSetting, personal: {} },
  keeper_power: {
    whose: "account",
    exported: "whole",
    erased: "never",
    kept: "record",
    personal: { reason: "restricted" },
  },
  power_wish: {
    whose: "account",
    exported: "whole",
    erased: "never",
    kept: "record",
    personal: { reason: "restricted" },
  },
  keeper_lapse: { whose: "account", exported: "whole", erased: "never", kept: "record", personal: {} },
  media: { ...content, personal: { texts: "restricted", perceptual_hash: "restricted", colours: "restricted" } },
  follow: { ...ownSetting, erased: "by-owner", personal: {} },
  block: { ...ownSetting, erased: "by-owner", personal: {} },
  account_list: { ...content, personal: { name: "chosen-audience" } },
  account_list_member: { ...ownSetting, erased: "by-owner", personal: {} },
  mute: { ...ownSetting, erased: "by-owner", personal: {} },
  muted_word: { ...ownSetting, erased: "by-owner", personal: { word: "restricted", pattern: "restricted" } },
  block_import: { ...ownSetting, personal: {} },
  contact_setting: { ...ownSetting, personal: {} },
  notification: { ...ownSetting, erased: "by-age", kept: { days: 180 }, personal: { params: "restricted" } },
  notice_setting: { ...ownSetting, personal: {} },
  // The address at which a browser takes pushes is a key to that browser; it ends with its session.
  push_subscription: {
    ...secret,
    personal: { endpoint: "restricted", p256dh: "restricted", auth: "restricted" },
  },
  push_due: { ...machine, erased: "by-age", kept: { days: 2 } },

  principal: {
    whose: "principal",
    exported: "own-part",
    erased: "key",
    kept: "account",
    personal: { identity_index: "indexed" },
  },
  identity_verification: {
    whose: "principal",
    exported: "own-part",
    erased: "key",
    kept: "account",
    personal: {
      claim_sealed: "sealed-by-person",
      name_masked: "masked",
      number_masked: "masked",
      identity_index: "indexed",
    },
  },
  // Who looked at a person's identity is part of that person's own history.
  identity_opening: {
    whose: "principal",
    exported: "whole",
    erased: "never",
    kept: "record",
    personal: { purpose: "restricted", legal_basis: "restricted" },
  },
  person_key: {
    whose: "principal",
    exported: "never",
    erased: "key",
    kept: "account",
    personal: { wrapped: "sealed" },
  },
  // Public by its nature: who was checked, as what, on which kinds of document, until when.
  verified_mark: { ...ownSetting, personal: { text: "chosen-audience" } },
  // What was shown to prove a mark: read by the applicant, and by the reviewer who holds the application.
  mark_application: {
    whose: "account",
    exported: "own-part",
    erased: "key",
    kept: "account",
    personal: {
      text: "chosen-audience",
      nickname: "chosen-audience",
      claim_sealed: "sealed-by-person",
      reason: "restricted",
    },
  },
  evidence_file: {
    whose: "account",
    exported: "own-part",
    erased: "key",
    kept: "account",
    personal: { key_sealed: "sealed-by-person" },
  },
  mark_evidence: {
    whose: "account",
    exported: "own-part",
    erased: "key",
    kept: "account",
    personal: { details_sealed: "sealed-by-person" },
  },
  agreement_document: { ...machine, appendOnly: true },
  agreement_acceptance: { ...record, whose: "account", exported: "whole", personal: {} },
  credit_entry: { ...record, whose: "principal", exported: "whole", personal: {} },
  account_tier: { ...ownSetting, personal: {} },
  staff_post: { ...ownSetting, personal: {} },
  licence: {
    whose: "account",
    exported: "whole",
    erased: "never",
    kept: "record",
    personal: { number: "restricted", holder: "chosen-audience", issuer: "chosen-audience", end_reason: "restricted" },
  },
  quota_use: { whose: "principal", exported: "never", erased: "by-age", kept: { days: 7 }, personal: {} },

  measure: { ...record, whose: "account", personal: { snapshot: "restricted", reason: "restricted" } },
  measure_end: { ...record, whose: "account", personal: { reason: "restricted" } },
  report_item: { ...record, whose: "account", exported: "never", personal: { content: "restricted" } },
  report_item_step: { ...record, whose: "none", exported: "never", personal: {} },
  // Keeps a removed picture out while its measure lasts, and is deleted with the measure's end.
  barred_image: {
    whose: "none",
    exported: "never",
    erased: "by-age",
    kept: "record",
    personal: { perceptual_hash: "restricted", colours: "restricted" },
  },
  // Keeps a barred identity out while its measure lasts, and is deleted with the measure's end.
  barred_index: {
    whose: "principal",
    exported: "never",
    erased: "by-age",
    kept: "record",
    personal: { value: "indexed" },
  },
  subject_state: { ...machine },
  content_label: {
    whose: "account",
    exported: "never",
    erased: "never",
    kept: "record",
    personal: { reason: "restricted" },
  },
  review_rule: { ...machine },
  review_decision: { ...record, whose: "account", personal: { judgement: "restricted" } },
  moderation_case: { whose: "account", exported: "never", erased: "never", kept: "record", personal: {} },
  decision: { ...record, whose: "account", personal: { snapshot: "restricted", reason: "restricted" } },
  report: {
    whose: "account",
    exported: "own-part",
    erased: "never",
    kept: "record",
    personal: {
      contact_sealed: "sealed",
      details: "restricted",
      impersonated_name: "restricted",
      feedback: "restricted",
    },
  },
  appeal: {
    whose: "account",
    exported: "whole",
    erased: "never",
    kept: "record",
    personal: { grounds: "restricted", evidence: "restricted", decision_reason: "restricted" },
  },
  appeal_message: {
    whose: "account",
    exported: "whole",
    erased: "never",
    kept: "record",
    personal: { body: "restricted" },
  },
  patrol_run: { ...machine },
  emergency: { ...machine },
  feature_switch: { ...machine },

  event: { ...record, whose: "account", personal: { payload: "pseudonymous" } },
  event_seal: { ...record, whose: "none", exported: "never", personal: {} },
  record_head: { ...record, whose: "none", exported: "never", personal: {} },
  signing_key: { ...record, whose: "none", exported: "never", personal: {} },
  compliance_assessment: { ...record, whose: "none", exported: "never", personal: {} },
  // Purged by a function of the database that refuses less than six calendar months.
  network_log: {
    whose: "account",
    exported: "own-part",
    erased: "by-age",
    kept: { months: 6, atLeast: true },
    personal: { address_sealed: "sealed", address_index: "indexed", device: "restricted" },
    appendOnly: true,
  },
  data_export: { ...ownSetting, exported: "never", personal: {} },
  account_closing: { whose: "account", exported: "whole", erased: "never", kept: "record", personal: {} },
  outbox: { ...machine },
  job: { ...machine },
  installation: { ...machine },
  rate_window: { ...machine, erased: "by-age", kept: { days: 2 }, personal: { key: "indexed" } },
};

/** The tables whose rows nobody at the application's end can change. */
export const appendOnlyTables: readonly string[] = Object.entries(policies)
  .filter(([, policy]) => policy.appendOnly)
  .map(([name]) => name);

/** A table as the schema has it: its name and its columns. */
export interface TableShape {
  name: string;
  columns: readonly string[];
}

/** What the policies and the schema say differently, a sentence each; none when they agree. Pure. */
export function policyGaps(tables: readonly TableShape[], declared: Readonly<Record<string, DataPolicy>>): string[] {
  const names = new Set(tables.map(({ name }) => name));
  const strangers = Object.keys(declared)
    .filter((name) => !names.has(name))
    .map((name) => `${name} has a data policy and is no table.`);
  const gaps = tables.flatMap(({ name, columns }) => {
    const policy = declared[name];
    if (!policy) return [`${name} has no data policy.`];
    const unknown = Object.keys(policy.personal).filter((column) => !columns.includes(column));
    const silent = columns.filter((column) => /_(sealed|index|masked)$/.test(column) && !(column in policy.personal));
    return [
      ...unknown.map((column) => `${name}.${column} is declared and is no column.`),
      ...silent.map((column) => `${name}.${column} is not declared as personal.`),
    ];
  });
  return [...strangers, ...gaps];
}
