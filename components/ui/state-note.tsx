import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

const looks = {
  held: { icon: "clock-3", look: "bg-brand-soft text-brand" },
  returned: { icon: "undo-2", look: "bg-warn-soft text-warn" },
  limited: { icon: "ban", look: "bg-warn-soft text-warn" },
  removed: { icon: "trash", look: "bg-danger-soft text-danger" },
  waiting: { icon: "clock-3", look: "bg-brand-soft text-brand" },
  hidden: { icon: "eye-off", look: "bg-warn-soft text-warn" },
} satisfies Record<string, { icon: IconName; look: string }>;

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
  const { icon, look } = looks[state];
  return (
    <div className={cx("flex gap-2.5 rounded-control px-3 py-2 text-small", look)}>
      <Icon name={icon} className="mt-0.5 size-4" />
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
