import { cx } from "@/components/ui/cx";

/** The mark: a compass (规) standing in a carpenter's square (矩). */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cx("size-8", className)}>
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <g fill="none" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" className="stroke-on-brand">
        <path d="M8 7v17h17" />
        <path d="M19 9.5 14 19M19 9.5 24 19" />
        <path d="M15.6 16.2a8 8 0 0 0 6.8 0" />
      </g>
      <circle cx="19" cy="8.6" r="2" className="fill-on-brand" />
    </svg>
  );
}

/** Mark and name, for the header. */
export function Wordmark({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark />
      <span className="font-semibold text-title">{name}</span>
    </span>
  );
}
