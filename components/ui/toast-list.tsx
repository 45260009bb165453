import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { dismissToast, type Toast } from "@/components/ui/toast";

const icons = { ok: CircleCheck, info: Info, danger: CircleAlert };
const colours = { ok: "text-ok", info: "text-brand", danger: "text-danger" };

/** The toasts that stand now, each with its sign and a way to dismiss it. */
export function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  const t = useTranslations("ui");
  return toasts.map((toast) => {
    const Icon = icons[toast.tone];
    return (
      <div
        key={toast.id}
        role={toast.tone === "danger" ? "alert" : "status"}
        className="pointer-events-auto flex w-full max-w-md animate-appear items-start gap-3 rounded-card bg-raised py-2.5 pr-2 pl-4 shadow-float"
      >
        <Icon aria-hidden className={cx("mt-1.5 size-5 shrink-0", colours[toast.tone])} />
        <div className="min-w-0 flex-1 py-0.5">{toast.content}</div>
        <IconButton
          label={t("close")}
          icon={<X aria-hidden />}
          onClick={() => dismissToast(toast.id)}
          className="size-8"
        />
      </div>
    );
  });
}
