// The few signs that the platform's documents are written with: headings of clauses, lists, paragraphs.

export type Block = { is: "paragraph"; text: string } | { is: "list"; items: string[] };

export interface Clause {
  /** From 1: what `#1` in a link and in a notice names. */
  number: number;
  title: string;
  blocks: Block[];
}

export interface DocumentBlocks {
  intro: Block[];
  clauses: Clause[];
}

/** Pure: a document as its blocks, clause by clause; anything it does not know is a paragraph. */
export function blocksOf(text: string): DocumentBlocks {
  const document: DocumentBlocks = { intro: [], clauses: [] };
  let blocks = document.intro;
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    const last = blocks.at(-1);
    if (trimmed === "") continue;
    if (trimmed.startsWith("## ")) {
      const clause = { number: document.clauses.length + 1, title: trimmed.slice(3).trim(), blocks: [] };
      document.clauses.push(clause);
      blocks = clause.blocks;
    } else if (!trimmed.startsWith("- ")) blocks.push({ is: "paragraph", text: trimmed });
    else if (last?.is === "list") last.items.push(trimmed.slice(2));
    else blocks.push({ is: "list", items: [trimmed.slice(2)] });
  }
  return document;
}
