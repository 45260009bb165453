import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { OwnIdentityView } from "@/server/features/identity/contract";
import { formatDate } from "@/server/shared/dates";

const looks: Record<OwnIdentityView["state"], { tone: Tone; icon: IconName }> = {
  none: { tone: "neutral", icon: "user-round" },
  pending: { tone: "brand", icon: "hourglass" },
  passed: { tone: "ok", icon: "badge-check" },
  refused: { tone: "danger", icon: "user-x" },
  expired: { tone: "warn", icon: "clock-3" },
  "phone-reassigned": { tone: "warn", icon: "smartphone" },
};

/** Where one's verification stands: state, what it means, and the masked facts. */
export function IdentityStatus({ own, children }: { own: OwnIdentityView; children?: ReactNode }) {
  const t = useTranslations("identity");
  const locale = useLocale();
  const { tone, icon } = looks[own.state];
  const [last] = own.tries;
  const proven = own.tries.find((entry) => entry.state !== "refused" && entry.state !== "pending");
  const facts: [string, string | null][] = [
    [t("facts.method"), own.method && t(`method.${own.method}`)],
    [t("facts.name"), proven ? (proven.name ?? t("facts.notKept")) : null],
    [t("facts.number"), proven ? (proven.number ?? t("facts.notKept")) : null],
    [t("facts.verifiedAt"), own.verifiedAt && formatDate(own.verifiedAt, locale)],
    [t("facts.recheckAt"), own.recheckAt && formatDate(own.recheckAt, locale)],
    [t("facts.accounts"), own.state === "passed" ? t("facts.accountsCount", { count: own.accounts }) : null],
  ];
  const shown = facts.filter(([, value]) => value !== null);
  return (
    <Card className="flex flex-col gap-3">
      <p>
        <Badge tone={tone} icon={<Icon name={icon} />}>
          {t(`status.${own.state}`)}
        </Badge>
      </p>
      <p className="text-ink-soft">{t(`status.meaning.${own.state}`)}</p>
      {last?.refusal && own.state !== "passed" ? (
        <p className="flex items-start gap-1.5 text-danger">
          <Icon name="circle-exclamation-point" className="mt-1 size-4 shrink-0" />
          {refusalWords(t, last.refusal)}
        </p>
      ) : null}
      {shown.length > 0 ? (
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
          {shown.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-soft">{label}</dt>
              <dd className="tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {children}
    </Card>
  );
}

/** Why a try did not pass, in words. */
export function refusalWords(t: ReturnType<typeof useTranslations<"identity">>, refusal: string): string {
  const key = `refusal.${refusal}` as "refusal.other"; // looked up before it is used
  return t(t.has(key) ? key : "refusal.other");
}
