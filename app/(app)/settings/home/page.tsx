import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { HowRanked } from "@/components/discovery/how-ranked";
import { CommandButton } from "@/components/trpc/command-button";
import { Card, CardHeader } from "@/components/ui/card";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finding.home"))("title") };
}

/** How one's home is ordered, how each order is made, and the way from one to the other. */
export default async function HomeOrderPage() {
  const { order } = await answerOf(caller().microblog.homeOrder({}));
  const t = await getTranslations("finding.home");
  const other = order === "newest" ? "ranked" : "newest";
  return (
    <SettingsFrame>
      <Card>
        <CardHeader title={t("title")} />
        <p className="font-medium">{t(`now.${order}`)}</p>
        <p className="mt-2 text-ink-soft">{t("newestIs")}</p>
        <p className="mt-2 text-ink-soft">{t("rankedIs")}</p>
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <CommandButton
            key={other}
            path="microblog.orderHome"
            input={{ order: other }}
            done={t("done")}
            variant={other === "ranked" ? "secondary" : "primary"}
          >
            {t(`choose.${other}`)}
          </CommandButton>
          <Link href="/" prefetch={false} className="link">
            {t("seeHome")}
          </Link>
        </div>
      </Card>
      <Card>
        <CardHeader title={t("how")} />
        <HowRanked />
      </Card>
    </SettingsFrame>
  );
}
