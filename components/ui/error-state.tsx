"use client"; // the retry is a button

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

interface ErrorStateProps {
  /** What people quote when they ask for help: a reason or a correlation id. */
  code?: string;
  onRetry: () => void;
  retrying?: boolean;
}

/** Something could not be loaded, through no fault of the reader. For a refusal use RefusalNote, which says why. */
export function ErrorState({ code, onRetry, retrying = false }: ErrorStateProps) {
  const t = useTranslations("ui.error");
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <Icon name="cloud-off" className="mb-2 size-10 text-ink-faint" />
      <p className="font-medium text-title">{t("title")}</p>
      <p className="max-w-sm text-ink-soft">{t("explanation")}</p>
      <Button variant="secondary" onClick={onRetry} loading={retrying} className="mt-3">
        {t("retry")}
      </Button>
      {code ? <p className="mt-2 font-mono text-ink-faint text-small">{t("code", { code })}</p> : null}
    </div>
  );
}
