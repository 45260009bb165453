import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import {
  type ObligationDomain,
  type ObligationKind,
  type ObligationStatus,
  obligationDomains,
  obligationKinds,
  obligationStatuses,
  type Regulation,
} from "@/server/shared/obligation-words";

export interface RegisterFilter {
  regulation: Regulation;
  status?: ObligationStatus | undefined;
  domain?: ObligationDomain | undefined;
  kind?: ObligationKind | undefined;
}

/** Narrows the list; the choice stands in the address and needs no script. */
export function RegisterFilters({ filter, clearHref }: { filter: RegisterFilter; clearHref: Route }) {
  const t = useTranslations("compliance");
  const isNarrowed = Boolean(filter.status ?? filter.domain ?? filter.kind);
  return (
    <search aria-label={t("filters.label")}>
      {/* A new key per choice: the selects show the address, not what was picked before. */}
      <form
        key={JSON.stringify(filter)}
        action="/compliance"
        className="grid grid-cols-2 items-end gap-3 md:grid-cols-[1fr_1fr_1fr_auto]"
      >
        <input type="hidden" name="regulation" value={filter.regulation} />
        <Choice
          name="status"
          label={t("filters.status")}
          value={filter.status}
          options={obligationStatuses.map((status) => ({ value: status, label: t(`statuses.${status}.name`) }))}
        />
        <Choice
          name="domain"
          label={t("filters.domain")}
          value={filter.domain}
          options={obligationDomains.map((domain) => ({ value: domain, label: t(`domains.${domain}`) }))}
        />
        <Choice
          name="kind"
          label={t("filters.kind")}
          value={filter.kind}
          options={obligationKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <div className="mb-1.5 flex h-10 items-center gap-3">
          <Button type="submit" variant="secondary">
            {t("filters.apply")}
          </Button>
          {isNarrowed ? (
            <Link href={clearHref} prefetch={false} className="link whitespace-nowrap text-small">
              {t("filters.clear")}
            </Link>
          ) : null}
        </div>
      </form>
    </search>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  const t = useTranslations("compliance.filters");
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={value ?? ""}>
          <option value="">{t("any")}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
