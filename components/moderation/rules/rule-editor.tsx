"use client"; // a form whose fields follow the kind of matcher

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { MatcherFields } from "@/components/moderation/rules/matcher-fields";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { RuleDraft } from "@/server/features/moderation/contract/rules";
import { bottomLines } from "@/server/shared/bottom-lines";
import { bearsLabels } from "@/server/shared/labels";
import { categories, writings } from "@/server/shared/rule-words";

const blank: RuleDraft = {
  id: "",
  title: { "zh-CN": "", en: "" },
  category: "spam",
  class: "harmful",
  bottomLine: "public-order",
  action: "hold",
  matcher: { kind: "terms", terms: [], homophones: false, allow: [] },
  appliesTo: "everything",
  reasonDetail: "term",
};

/** What of this a label can stand on; all that it can stand on where that is nothing. */
function labelled(appliesTo: RuleDraft["appliesTo"]): RuleDraft["appliesTo"] {
  const chosen = appliesTo === "everything" ? [] : appliesTo.filter(bearsLabels);
  return chosen.length > 0 ? chosen : writings.filter(bearsLabels);
}

/** Writes a version of a rule: a new rule's first, or the next of `from`. Saving makes a draft that must be replayed before it counts. */
export function RuleEditor({ from }: { from?: RuleDraft }) {
  const t = useTranslations("rules");
  const measures = useTranslations("measures");
  const router = useRouter();
  const command = useCommand("moderation.saveRuleDraft");
  const problem = useProblem(command.refusal);
  const [draft, setDraft] = useState(from ?? blank);
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const selected = draft.appliesTo === "everything" ? [] : draft.appliesTo;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const saved = await command.send(draft);
    if (!saved) return;
    showToast("ok", t("form.saved", { version: saved.version }));
    router.push(`/desk/rules/${saved.id}?v=${saved.version}` as Route); // a page of ours
    router.refresh();
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {from ? null : (
        <Field label={t("form.id")} hint={t("form.idHint")} error={problem("id")}>
          {(control) => (
            <TextInput
              {...control}
              value={draft.id}
              onChange={(event) => change({ id: event.target.value })}
              className="font-mono"
            />
          )}
        </Field>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("form.titleZh")} error={problem("title.zh-CN")}>
          {(control) => (
            <TextInput
              {...control}
              value={draft.title["zh-CN"]}
              onChange={(event) => change({ title: { ...draft.title, "zh-CN": event.target.value } })}
            />
          )}
        </Field>
        <Field label={t("form.titleEn")} error={problem("title.en")}>
          {(control) => (
            <TextInput
              {...control}
              value={draft.title.en}
              onChange={(event) => change({ title: { ...draft.title, en: event.target.value } })}
            />
          )}
        </Field>
        <Field label={t("form.category")} error={problem("category")}>
          {(control) => (
            <Select
              {...control}
              value={draft.category}
              onChange={(event) => change({ category: event.target.value as RuleDraft["category"] })} // one of the options
            >
              {categories.map((category) => (
                <option key={category} value={category}>
                  {measures(`category.${category}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("form.bottomLine")} error={problem("bottomLine")}>
          {(control) => (
            <Select
              {...control}
              value={draft.bottomLine}
              onChange={(event) => change({ bottomLine: event.target.value as RuleDraft["bottomLine"] })} // one of the options
            >
              {bottomLines.map((line) => (
                <option key={line} value={line}>
                  {measures(`bottomLine.${line}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <RadioGroup
          legend={t("form.class")}
          name="class"
          value={draft.class}
          onChange={(value) => change({ class: value as RuleDraft["class"] })} // one of the options
          options={(["illegal", "harmful"] as const).map((value) => ({ value, label: t(`class.${value}`) }))}
          error={problem("")}
        />
        <RadioGroup
          legend={t("form.reasonDetail")}
          name="reasonDetail"
          value={draft.reasonDetail}
          onChange={(value) => change({ reasonDetail: value as RuleDraft["reasonDetail"] })} // one of the options
          options={(["term", "category"] as const).map((value) => ({ value, label: t(`form.detail.${value}`) }))}
        />
      </div>
      <RadioGroup
        legend={t("form.action")}
        name="action"
        value={draft.action}
        onChange={(value) => {
          const action = value as RuleDraft["action"]; // one of the options
          change(action === "label" ? { action, appliesTo: labelled(draft.appliesTo) } : { action });
        }}
        options={(["block", "hold", "label"] as const).map((value) => ({
          value,
          label: t(`action.${value}`),
          hint: t(`actionHint.${value}`),
          disabled: value === "label" && draft.class === "illegal",
        }))}
        error={problem("action")}
      />
      <MatcherFields matcher={draft.matcher} onChange={(matcher) => change({ matcher })} problem={problem} />
      <fieldset className="flex flex-wrap gap-x-5">
        <legend className="mb-1 font-medium">{t("form.appliesTo")}</legend>
        <Checkbox
          label={t("form.everything")}
          checked={draft.appliesTo === "everything"}
          disabled={draft.action === "label" && draft.appliesTo !== "everything"}
          onChange={(event) => change({ appliesTo: event.target.checked ? "everything" : ["post"] })}
        />
        {draft.appliesTo === "everything"
          ? null
          : writings.map((writing) => (
              <Checkbox
                key={writing}
                label={t(`form.writing.${writing}`)}
                checked={selected.includes(writing)}
                disabled={draft.action === "label" && !bearsLabels(writing) && !selected.includes(writing)}
                onChange={(event) =>
                  change({
                    appliesTo: event.target.checked
                      ? [...selected, writing]
                      : selected.filter((other) => other !== writing),
                  })
                }
              />
            ))}
        {problem("appliesTo") ? <p className="w-full text-danger text-small">{problem("appliesTo")}</p> : null}
      </fieldset>
      <Field label={t("form.creditBelow")} error={problem("creditBelow")}>
        {(control) => (
          <Select
            {...control}
            value={draft.creditBelow ?? ""}
            onChange={(event) => {
              const { creditBelow: _, ...rest } = draft;
              setDraft(event.target.value ? { ...rest, creditBelow: Number(event.target.value) } : rest);
            }}
          >
            <option value="">{t("form.creditNone")}</option>
            {[1, 2, 3, 4].map((level) => (
              <option key={level} value={level}>
                {level}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {command.refusal ? <RefusalNote refusal={command.refusal} /> : null}
      <Button type="submit" loading={command.pending} className="self-end">
        {t("form.save")}
      </Button>
    </form>
  );
}
