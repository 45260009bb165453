// The one form of a list of blocked accounts: a CSV whose first column is the account number. Pure.

/** Read past in a list: headings that spreadsheets and this export put first. */
const headings = new Set(["handle", "account", "账号", "帐号"]);

/** What one line names: an account number, nothing (empty, or a heading), or something that is no account number. */
export type ReadLine = { handle: string } | "skipped" | "unreadable";

/**
 * Reads one line. The first column counts: with or without quotes and a leading @, or as the address of an account's page. The rest of the line is for people.
 */
export function readLine(line: string): ReadLine {
  const [column = ""] = line.replace(/^\u{FEFF}/u, "").split(/[,;\t]/, 1);
  const value = column
    .trim()
    .replace(/^["']+|["']+$/g, "")
    .trim();
  if (value === "" || headings.has(value.toLowerCase())) return "skipped";
  const handle = /^(?:@|(?:https?:\/\/[^\s/]+)?\/u\/)?(\d{5,12})$/.exec(value)?.[1];
  return handle ? { handle } : "unreadable";
}

/** Writes the list that `readLine` reads; instants in ISO form. */
export function blocklistCsv(blocks: readonly { handle: string; createdAt: Date }[]): string {
  const lines = blocks.map(({ handle, createdAt }) => `${handle},${createdAt.toISOString()}`);
  return ["handle,blocked_at", ...lines, ""].join("\r\n");
}
