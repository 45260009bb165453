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

/** The newest public posts; with a welcome for people who are not signed in. */
export async function Explore({ isWelcome = false }: { isWelcome?: boolean }) {
  const page = await answerOf(caller().microblog.newest({ limit: firstPageSize }));
  const t = await getTranslations("microblog");
  return (
    <Columns>
      {isWelcome ? (
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
      ) : (
        <header>
          <h1>{t("explore.heading")}</h1>
          <p className="text-ink-soft">{t("explore.lead")}</p>
        </header>
      )}
      <Timeline
        source={{ path: "microblog.newest", input: {} }}
        initial={page}
        empty={<EmptyState icon={<Icon name="newspaper" />} title={t("timeline.emptyExplore")} />}
      />
    </Columns>
  );
}
