// Brings the documents that ship with Guiju into the database, each edit of a file as a new version.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inWriteTx } from "@/server/core/write-tx";
import { acceptedDocuments, type DocumentKey, documentKeys } from "@/server/shared/documents";
import { type Locale, locales } from "@/server/shared/i18n";
import { insertDocument } from "@/server/trust/standing/agreements";

/** Beside the sources three levels up, beside the bundles in dist/ one level up: where the program was started holds for both. */
const defaultFolder = () => {
  const fromSource = fileURLToPath(new URL("../../../db/seed/documents", import.meta.url));
  return import.meta.url.includes("/server/trust/")
    ? fromSource
    : fileURLToPath(new URL("../db/seed/documents", import.meta.url));
};

/** A document as its file has it: the first line, `# …`, is the title, the rest the text. */
function readDocument(folder: string, key: DocumentKey, locale: Locale): { title: string; text: string } {
  const [first = "", ...rest] = readFileSync(join(folder, `${key}.${locale}.md`), "utf8").split("\n");
  return { title: first.replace(/^#\s*/, "").trim(), text: rest.join("\n").trim() };
}

/** Inserts a version of every document whose words are new, in effect at once. May run at each start; answers how many it inserted. */
export async function seedDocuments(folder = defaultFolder()): Promise<number> {
  return inWriteTx(async (tx) => {
    let inserted = 0;
    for (const key of documentKeys) {
      const read = Object.fromEntries(locales.map((locale) => [locale, readDocument(folder, key, locale)])) as Record<
        Locale,
        { title: string; text: string }
      >; // one entry per locale
      const made = await insertDocument(tx, {
        key,
        titles: { "zh-CN": read["zh-CN"].title, en: read.en.title },
        texts: { "zh-CN": read["zh-CN"].text, en: read.en.text },
        needsAcceptance: (acceptedDocuments as readonly DocumentKey[]).includes(key), // widened to ask of any key
        effectiveAt: tx.now,
        publishedBy: null,
      });
      if (made) inserted += 1;
    }
    return inserted;
  });
}
