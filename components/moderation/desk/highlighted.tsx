interface Span {
  start: number;
  end: number;
  /** Why it is marked, for the tooltip. */
  title?: string;
}

/** A text with stretches marked, by UTF-16 offsets; overlapping ones are joined. */
export function Highlighted({ text, spans }: { text: string; spans: readonly Span[] }) {
  const parts: { at: number; text: string; title?: string; marked: boolean }[] = [];
  let from = 0;
  for (const span of joined(spans)) {
    if (span.start > from) parts.push({ at: from, text: text.slice(from, span.start), marked: false });
    parts.push({
      at: span.start,
      text: text.slice(span.start, span.end),
      marked: true,
      ...(span.title ? { title: span.title } : {}),
    });
    from = span.end;
  }
  if (from < text.length) parts.push({ at: from, text: text.slice(from), marked: false });
  return (
    <span className="whitespace-pre-wrap break-words">
      {parts.map((part) =>
        part.marked ? (
          <mark key={part.at} title={part.title} className="rounded-sm bg-warn-soft px-0.5 text-warn underline">
            {part.text}
          </mark>
        ) : (
          <span key={part.at}>{part.text}</span>
        ),
      )}
    </span>
  );
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (!last || span.start >= last.end) result.push({ ...span });
    else {
      last.end = Math.max(last.end, span.end);
      if (span.title && !last.title?.includes(span.title))
        last.title = [last.title, span.title].filter(Boolean).join(", ");
    }
  }
  return result;
}
