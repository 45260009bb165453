"use client"; // shown when asked for

import { useTranslations } from "next-intl";
import { isWrong } from "@/components/refusal/wrong-fields";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { type Declaration, declarations } from "@/server/shared/content";
import type { DraftContent } from "@/server/shared/draft-content";
import type { Refusal } from "@/server/shared/errors";
import { linkLength, noticeLength, reprintAuthorLength } from "@/server/shared/limits";

interface DeclarationsProps {
  content: Pick<DraftContent, "declared" | "reprint" | "notice">;
  /** Why it was refused; what it names is marked. */
  refusal: Refusal | null;
  onChange: (part: Partial<Pick<DraftContent, "declared" | "reprint" | "notice">>) => void;
}

/** What the author says of the post, where a reprint comes from, and a line that stands before it. A post is either original or a reprint. */
export function Declarations({ content: { declared, reprint, notice }, refusal, onChange }: DeclarationsProps) {
  const t = useTranslations("microblog");
  const isNowhereFrom = reprint.author.trim() === "" && reprint.link.trim() === "";

  function toggle(each: Declaration, isOn: boolean) {
    const excluded: Partial<Record<Declaration, Declaration>> = { original: "reprint", reprint: "original" };
    onChange({
      declared: declarations.filter((other) =>
        other === each ? isOn : declared.includes(other) && !(isOn && other === excluded[each]),
      ),
    });
  }

  return (
    <div className="flex flex-col gap-3 rounded-control border border-line p-3">
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1 text-small">
        <legend className="mb-1 text-ink-soft">{t("composer.declareHint")}</legend>
        {declarations.map((each) => (
          <Checkbox
            key={each}
            label={t(`composer.says.${each}`)}
            checked={declared.includes(each)}
            onChange={(event) => toggle(each, event.target.checked)}
          />
        ))}
      </fieldset>
      {declared.includes("reprint") ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            label={t("composer.reprint.author")}
            error={isWrong("reprint", refusal) && isNowhereFrom ? t("composer.reprint.needed") : undefined}
          >
            {(control) => (
              <TextInput
                {...control}
                maxLength={reprintAuthorLength}
                value={reprint.author}
                onChange={(event) => onChange({ reprint: { ...reprint, author: event.target.value } })}
              />
            )}
          </Field>
          <Field
            label={t("composer.reprint.link")}
            error={isWrong("reprint.link", refusal) ? t("composer.reprint.noAddress") : undefined}
          >
            {(control) => (
              <TextInput
                {...control}
                inputMode="url"
                placeholder="https://"
                maxLength={linkLength}
                value={reprint.link}
                onChange={(event) => onChange({ reprint: { ...reprint, link: event.target.value } })}
              />
            )}
          </Field>
        </div>
      ) : null}
      <Field label={t("composer.notice.label")} hint={t("composer.notice.hint")} optional={t("composer.optional")}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={noticeLength}
            value={notice}
            onChange={(event) => onChange({ notice: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
