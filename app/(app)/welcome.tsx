import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { Timeline } from "@/components/microblog/timeline";
import { Columns } from "@/components/shell/columns";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { firstPageSize } from "@/server/features/microblog/contract";

/** The front page for people who are not signed in: a welcome and the newest public posts. */
export async function Welcome() {
  const page = await answerOf(caller().microblog.newest({ limit: firstPageSize }));
  const [t, finding] = [await getTranslations("microblog"), await getTranslations("finding.hot")];
  return (
    <Columns>
      <Card flush className="flex flex-col items-start gap-2 p-6">
        <h1>{t("explore.welcome")}</h1>
        <p className="text-ink-soft">{t("explore.invite")}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <ButtonLink href="/sign-in">{t("explore.signIn")}</ButtonLink>
          <ButtonLink href="/about" variant="secondary">
            {t("explore.about")}
          </ButtonLink>
        </div>
      </Card>
      <h2 className="sr-only">{finding("newest")}</h2>
      <Timeline
        source={{ path: "microblog.newest", input: {} }}
        initial={page}
        empty={<EmptyState icon={<Icon name="newspaper" />} title={t("timeline.emptyExplore")} />}
      />
    </Columns>
  );
}
