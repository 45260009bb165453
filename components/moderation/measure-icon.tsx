import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { MeasureKind } from "@/server/shared/measure-kinds";

const icons: Record<MeasureKind, IconName> = {
  warn: "triangle-exclamation-point",
  "limit-functions": "hand",
  "suspend-updates": "hourglass",
  "stop-advertising": "megaphone",
  "pause-comments": "message-circle",
  "close-comments": "message-circle",
  "close-account": "lock",
  blacklist: "user-x",
  "bar-registration": "ban",
  "remove-content": "trash",
  "label-content": "tag",
  "take-back-mark": "badge-check",
};

/** The sign of a kind of measure; its name stands beside it. */
export function MeasureIcon({ kind, className }: { kind: MeasureKind; className?: string }) {
  return <Icon name={icons[kind]} className={className ?? "size-5"} />;
}
