import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Columns } from "@/components/shell/columns";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("about"))("title") };
}

/** Each part with the page that shows what it says. */
const parts = [
  { key: "rules", href: "/agreements" },
  { key: "identity", href: "/settings/identity" },
  { key: "measures", href: "/standing" },
  { key: "reports", href: "/help/report" },
  { key: "records", href: "/records" },
  { key: "figures", href: "/transparency" },
  { key: "register", href: "/compliance" },
] as const;

/** What Guiju is, what it asks and what it owes, each with the way to see it. Needs no account. */
export default async function AboutPage() {
  const t = await getTranslations("about");
  return (
    <Columns>
      <header className="flex flex-col gap-2">
        <h1>{t("title")}</h1>
        <p className="text-ink-soft">{t("intro")}</p>
      </header>
      {parts.map(({ key, href }) => (
        <Card key={key}>
          <div className="flex flex-col items-start gap-3">
            <h2>{t(`${key}.title`)}</h2>
            <p>{t(`${key}.text`)}</p>
            <ButtonLink href={href} variant="secondary" size="small">
              {t(`${key}.link`)}
            </ButtonLink>
          </div>
        </Card>
      ))}
    </Columns>
  );
}
