import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Card, CardHeader } from "@/components/ui/card";
import type { CreditSummary } from "@/server/features/credit/contract";
import type { Suggestion } from "@/server/features/relations/contract";

interface HomeAsideProps {
  credit: CreditSummary;
  suggestions: readonly Suggestion[];
}

/** Beside one's home where there is room: how one stands, and whom one may want to follow. Nothing here is the only way to anything. */
export function HomeAside({ credit, suggestions }: HomeAsideProps) {
  return (
    <>
      <Suggestions suggestions={suggestions} />
      <CreditCard credit={credit} />
    </>
  );
}

/** Whom one may want to follow; nothing where there is nobody. */
export function Suggestions({ suggestions }: Pick<HomeAsideProps, "suggestions">) {
  const t = useTranslations("relations.suggestions");
  if (suggestions.length === 0) return null;
  return (
    <Card aria-label={t("title")}>
      <h2 className="mb-3">{t("title")}</h2>
      <ul className="flex flex-col gap-3">
        {suggestions.map((account) => (
          <li key={account.id} className="relative flex items-start gap-3">
            <Avatar id={account.id} name={account.nickname} src={account.avatarUrl} />
            <div className="min-w-0">
              <Link
                href={`/u/${account.handle}` as Route /* handles are digits */}
                prefetch={false}
                className="block truncate font-medium after:absolute after:inset-0 hover:underline"
              >
                <bdi>{account.nickname}</bdi>
              </Link>
              {account.bio ? <p className="truncate text-ink-soft text-small">{account.bio}</p> : null}
              {account.common > 0 ? (
                <p className="text-ink-faint text-small">{t("common", { count: account.common })}</p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CreditCard({ credit }: { credit: CreditSummary }) {
  const t = useTranslations("credit");
  return (
    <Card>
      <CardHeader title={t("title")} />
      <p className="flex items-baseline gap-3">
        <strong className="font-semibold text-title tabular-nums">{t("level", { level: credit.level })}</strong>
        <span className="text-ink-soft tabular-nums">{t("points", { points: credit.points })}</span>
      </p>
      {/* Drawn, because the content security policy takes no style attributes. */}
      <svg aria-hidden className="my-2 h-2 w-full" viewBox={`0 0 ${credit.mostPoints} 2`} preserveAspectRatio="none">
        <rect width={credit.mostPoints} height={2} className="fill-sunken" />
        <rect width={credit.points} height={2} className="fill-brand" />
      </svg>
      <p className="text-ink-soft text-small">
        {credit.toNext === null ? t("highest") : t("toNext", { points: credit.toNext, level: credit.level + 1 })}
      </p>
      <Link
        href={"/settings/credit" as Route /* a page of the app */}
        prefetch={false}
        className="link mt-2 inline-block text-small"
      >
        {t("ledger")}
      </Link>
    </Card>
  );
}
