"use client"; // shown after files were chosen

import { useTranslations } from "next-intl";
import type { LeftOut, TrayRule } from "@/components/microblog/composer/admission";
import { FieldError } from "@/components/ui/field";

/** Which of the chosen files were not added, and why; announced when it appears, and empty where all were. */
export function LeftOutNote({ leftOut, rule }: { leftOut: readonly LeftOut[]; rule: TrayRule }) {
  const t = useTranslations("microblog.composer.leftOut");
  return (
    <div role="alert" className="flex flex-col gap-1 empty:hidden">
      {leftOut.map(({ reason, count }) => (
        <FieldError key={reason}>
          {t("count", { count })}
          {t(reason === "kind" && !rule.mayPlay ? "notPicture" : reason, { limit: rule.most })}
        </FieldError>
      ))}
    </div>
  );
}
