// How a row finds the person whose data it is, and which columns their own copy leaves out. By the names of columns, so that a table
// that keeps to the convention is in every copy and every erasure by existing; what does not keep to it is said here.
import { type DataPolicy, policies, type TableShape } from "./policies";

/** The column that names the person, or the column that names a row of another table that is theirs. */
export type Owner = { column: string; of: "account" | "principal" } | { column: string; within: string; key: string };

/** Columns that name the account a row is about. A row has one of them, or stands in `exceptions`. */
const accountColumns = [
  "account_id",
  "author_id",
  "owner_id",
  "follower_id",
  "blocker_id",
  "muter_id",
  "reporter_id",
  "appellant_id",
];

const ofPost: Owner = { column: "root_id", within: "post", key: "id" };
const ofComment: Owner = { column: "comment_id", within: "comment", key: "id" };

const exceptions: Readonly<Record<string, Owner>> = {
  account: { column: "id", of: "account" },
  principal: { column: "id", of: "principal" },
  event: { column: "actor_id", of: "account" },
  post_revision: ofPost,
  post_media: ofPost,
  poll: ofPost,
  poll_choice: ofPost,
  comment_revision: ofComment,
  comment_media: ofComment,
  comment_bar: { column: "owner_id", of: "account" },
  circle_member: { column: "circle_id", within: "circle", key: "id" },
  // Whoever is in a list is not told: the row is the list's owner's.
  account_list_member: { column: "root_id", within: "account_list", key: "id" },
  keeper_look: { column: "asked_by", of: "account" },
  mark_evidence: { column: "application_id", within: "mark_application", key: "id" },
  measure_end: { column: "measure_id", within: "measure", key: "id" },
  decision: { column: "case_id", within: "moderation_case", key: "id" },
};

/** Columns that name members of staff, keepers and other people who acted on the row. */
const othersColumns = /(_by|_by_id|^by_id|^handler_id|_handler_id|^claimed_until)$/;

/** What stands in a row and is not its owner's to have: the platform's own working parts, and other people's. */
const withheld: Readonly<Record<string, readonly string[]>> = {
  event: ["payload"],
  review_decision: ["judgement"],
  media: ["variants", "perceptual_hash", "colours"],
  comment_bar: ["principal_id"],
  evidence_file: ["storage_key"],
  mark_application: ["findings"],
};

/** Whose a row of this table is; null where nothing says. Pure. */
export function ownerOf({ name, columns }: TableShape, { whose }: Pick<DataPolicy, "whose">): Owner | null {
  const exception = exceptions[name];
  if (exception) return exception;
  if (whose === "none") return null;
  const fitting = whose === "principal" ? ["principal_id"] : accountColumns;
  const [column, another] = columns.filter((each) => fitting.includes(each));
  return column && !another ? { column, of: whose } : null;
}

/** The columns that the owner's copy holds as they are. `opened` are stored sealed and stand there in clear. Pure. */
export function copiedColumns(
  { name, columns }: TableShape,
  policy: DataPolicy,
): { plain: string[]; opened: string[]; left: string[] } {
  const left = columns.filter((column) => {
    const protection = policy.personal[column];
    if (protection === "hashed" || protection === "indexed" || protection === "sealed-by-person") return true;
    return othersColumns.test(column) ? isOthers(name, column) : (withheld[name]?.includes(column) ?? false);
  });
  const opened = columns.filter((column) => policy.personal[column] === "sealed" && !left.includes(column));
  return { plain: columns.filter((column) => !left.includes(column) && !opened.includes(column)), opened, left };
}

/** A column that names the owner is never other people's, whatever its name. */
function isOthers(name: string, column: string): boolean {
  return exceptions[name]?.column !== column;
}

/** Tables whose rows must find their owner and do not, a sentence each. Pure. */
export function ownerGaps(
  tables: readonly TableShape[],
  declared: Readonly<Record<string, DataPolicy>> = policies,
): string[] {
  return tables.flatMap((table) => {
    const policy = declared[table.name];
    const needsOwner = policy && (policy.exported !== "never" || ["with-account", "by-owner"].includes(policy.erased));
    return needsOwner && !ownerOf(table, policy) ? [`${table.name} does not say whose its rows are.`] : [];
  });
}
