import { Ban, Clock3, type LucideIcon, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

const looks = {
  held: { icon: Clock3, look: "bg-brand-soft text-brand" },
  returned: { icon: Undo2, look: "bg-warn-soft text-warn" },
  limited: { icon: Ban, look: "bg-warn-soft text-warn" },
  removed: { icon: Trash2, look: "bg-danger-soft text-danger" },
} satisfies Record<string, { icon: LucideIcon; look: string }>;

export type ContentState = keyof typeof looks;

interface StateNoteProps {
  state: ContentState;
  /** The statement of reasons, or who sees the content now. */
  children?: ReactNode;
  /** What the author can do: edit, appeal. */
  actions?: ReactNode;
}

/** The state of a content, for its author and staff: 审核中, 已退回, 已限流, 已删除. */
export function StateNote({ state, children, actions }: StateNoteProps) {
  const t = useTranslations("ui.state");
  const { icon: Icon, look } = looks[state];
  return (
    <div className={cx("flex gap-2.5 rounded-control px-3 py-2 text-small", look)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p>
          <strong className="font-semibold">{t(`${state}.name`)}</strong>
          <span className="ml-2 text-ink-soft">{t(`${state}.meaning`)}</span>
        </p>
        {children ? <div className="mt-1 text-ink">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </div>
  );
}
