"use client"; // writes to the clipboard

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";

/** A number that people quote, with a button that copies it. `name` says what it is, e.g. 受理编号. */
export function CopyableNumber({ name, value }: { name: string; value: string }) {
  const t = useTranslations("ui.copy");
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  }

  return (
    <span className="inline-flex items-center gap-1">
      <span className="select-all font-mono tabular-nums">{value}</span>
      <button
        type="button"
        onClick={copy}
        aria-label={t("label", { what: name })}
        title={t("label", { what: name })}
        className="inline-flex size-7 items-center justify-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink"
      >
        {copied ? <Icon name="check" className="size-4 text-ok" /> : <Icon name="copy" className="size-4" />}
      </button>
      <span aria-live="polite" className="text-ok text-small">
        {copied ? t("done") : ""}
      </span>
    </span>
  );
}
