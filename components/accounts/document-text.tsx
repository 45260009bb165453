import { type Block, blocksOf } from "@/components/accounts/document-blocks";

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block) =>
    block.is === "list" ? (
      <ul key={block.items[0]} className="flex list-disc flex-col gap-1.5 pl-5 marker:text-ink-faint">
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    ) : (
      <p key={block.text}>{block.text}</p>
    ),
  );
}

/** A document for reading. Each clause answers to its number in the address: `#3`. */
export function DocumentText({ text }: { text: string }) {
  const { intro, clauses } = blocksOf(text);
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-3">
        <Blocks blocks={intro} />
      </div>
      {clauses.map(({ number, title, blocks }) => (
        <section
          key={number}
          id={String(number)}
          className="flex scroll-mt-18 flex-col gap-2 rounded-control target:bg-brand-soft target:p-3"
        >
          <h2 className="flex gap-2">
            <span className="text-ink-faint tabular-nums">{number}</span>
            {title}
          </h2>
          <Blocks blocks={blocks} />
        </section>
      ))}
    </div>
  );
}

/** A document's clauses as a numbered list of their own, for accepting them at a glance. */
export function ClauseList({ text }: { text: string }) {
  return (
    <ol className="flex flex-col gap-2.5">
      {blocksOf(text).clauses.map(({ number, title, blocks }) => (
        <li key={number} className="flex gap-3">
          <span
            aria-hidden
            className="mt-0.5 inline-flex size-5.5 shrink-0 items-center justify-center rounded-full bg-brand-soft font-medium text-brand text-small tabular-nums"
          >
            {number}
          </span>
          <div>
            <p className="font-medium">{title}</p>
            <div className="text-ink-soft text-small">
              <Blocks blocks={blocks} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
