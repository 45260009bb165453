import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { dismissToast, type Toast } from "@/components/ui/toast-store";

const icons = { ok: "circle-check", info: "info", danger: "circle-exclamation-point" } as const;
const colours = { ok: "text-ok", info: "text-brand", danger: "text-danger" };

/** The toasts that stand now, each with its sign and a way to dismiss it. */
export function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  const t = useTranslations("ui");
  return toasts.map((toast) => (
    <div
      key={toast.id}
      role={toast.tone === "danger" ? "alert" : "status"}
      className="pointer-events-auto flex w-full max-w-md animate-appear items-start gap-3 rounded-card bg-raised py-2.5 pr-2 pl-4 shadow-float"
    >
      {typeof toast.content === "string" ? (
        <Icon name={icons[toast.tone]} className={cx("mt-1.5 size-5", colours[toast.tone])} />
      ) : null}
      <div className="min-w-0 flex-1 py-0.5">{toast.content}</div>
      <IconButton
        label={t("close")}
        icon={<Icon name="x" />}
        onClick={() => dismissToast(toast.id)}
        className="size-8"
      />
    </div>
  ));
}
