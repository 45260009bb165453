// Pure: a file of accounts as the lines that are sent.
import { importedLineLength } from "@/server/shared/limits";

/** What no text that is sent may hold (NUL, half a character): a line with it names no account, and is counted as one that could not be read. */
const unsendable = /\0|[\ud800-\udfff]/gu;

/** The lines of a file, each cut to the length beyond which it names no account. A line end at the end of the file opens no line. */
export function linesOf(file: string): string[] {
  const lines = file.split(/\r\n|\n|\r/).map((line) => line.slice(0, importedLineLength).replace(unsendable, "\ufffd"));
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
