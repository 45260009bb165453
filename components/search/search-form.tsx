import { useTranslations } from "next-intl";
import { type FilterProblems, type SearchParams, searchHref } from "@/components/search/search-params";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextInput } from "@/components/ui/text-input";
import { authorLength } from "@/server/features/search/contract";
import { soughtLength } from "@/server/shared/sought-words";

/** The words and, for posts, the filters, each with what is wrong with it. A plain form: it works before any script has loaded, and the address says the whole search. */
export function SearchForm({ params, problems = {} }: { params: SearchParams; problems?: FilterProblems }) {
  const t = useTranslations("finding.search");
  const { q = "", kind = "posts", from, since, until, media } = params;
  const isPosts = kind === "posts";
  const count = [from, since, until, media].filter(Boolean).length;
  return (
    <search>
      <form action="/search" className="flex flex-col gap-3">
        <SearchBox text={q} />
        {isPosts ? null : <input type="hidden" name="kind" value={kind} />}
        {isPosts && q !== "" ? (
          <details open={count > 0} className="rounded-card border border-line bg-surface px-4 py-2">
            <summary className="cursor-pointer py-1 text-ink-soft text-small">
              {count > 0 ? t("filtersOn", { count }) : t("filters")}
            </summary>
            <div className="grid gap-x-4 gap-y-3 py-2 sm:grid-cols-2">
              <Field label={t("since")} error={problems.since}>
                {(control) => <TextInput {...control} type="date" name="since" defaultValue={since} />}
              </Field>
              <Field label={t("until")} error={problems.until}>
                {(control) => <TextInput {...control} type="date" name="until" defaultValue={until} />}
              </Field>
              <Field label={t("from")} hint={t("fromHint")} error={problems.from}>
                {(control) => <TextInput {...control} name="from" maxLength={authorLength} defaultValue={from} />}
              </Field>
              <Checkbox name="media" value="1" defaultChecked={media === "1"} label={t("media")} className="self-end" />
              <div className="flex gap-2 sm:col-span-2">
                <Button type="submit" size="small" variant="secondary">
                  {t("apply")}
                </Button>
                {count > 0 ? (
                  <ButtonLink href={searchHref({ q })} size="small" variant="quiet">
                    {t("reset")}
                  </ButtonLink>
                ) : null}
              </div>
            </div>
          </details>
        ) : null}
      </form>
    </search>
  );
}

/** The line that is typed into; stands inside a form that leads to the search page. */
export function SearchBox({ text = "" }: { text?: string }) {
  const t = useTranslations("finding.search");
  return (
    <div className="flex gap-2">
      <div className="relative flex-1">
        <Icon name="search" className="pointer-events-none absolute top-3 left-3 size-4 text-ink-faint" />
        <TextInput
          type="search"
          name="q"
          required
          maxLength={soughtLength}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          defaultValue={text}
          className="pl-9"
        />
      </div>
      <Button type="submit" className="h-10">
        {t("submit")}
      </Button>
    </div>
  );
}
