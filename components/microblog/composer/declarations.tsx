"use client"; // shown when asked for

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/choice";
import { type Declaration, declarations } from "@/server/shared/content";

interface DeclarationsProps {
  declared: readonly Declaration[];
  onChange: (declared: Declaration[]) => void;
}

/** What the author says of the post. A post is either original or a reprint. */
export function Declarations({ declared, onChange }: DeclarationsProps) {
  const t = useTranslations("microblog");

  function toggle(each: Declaration, isOn: boolean) {
    const excluded: Partial<Record<Declaration, Declaration>> = { original: "reprint", reprint: "original" };
    onChange(
      declarations.filter((other) =>
        other === each ? isOn : declared.includes(other) && !(isOn && other === excluded[each]),
      ),
    );
  }

  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-1 text-small">
      <legend className="mb-1 text-ink-soft">{t("composer.declareHint")}</legend>
      {declarations.map((each) => (
        <Checkbox
          key={each}
          label={t(`declared.${each}`)}
          checked={declared.includes(each)}
          onChange={(event) => toggle(each, event.target.checked)}
        />
      ))}
    </fieldset>
  );
}
