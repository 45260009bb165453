import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { HotList } from "@/components/discovery/hot-list";
import { Timeline } from "@/components/microblog/timeline";
import { SearchBox } from "@/components/search/search-form";
import { Columns } from "@/components/shell/columns";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { firstPageSize } from "@/server/features/microblog/contract";

/** The search line, the hot list and the newest public posts; for people who are not signed in and come to the front page, a welcome and the newest posts. */
export async function Explore({ isWelcome = false }: { isWelcome?: boolean }) {
  const [page, hot] = await Promise.all([
    answerOf(caller().microblog.newest({ limit: firstPageSize })),
    isWelcome ? null : hotList(),
  ]);
  const t = await getTranslations("microblog");
  const finding = await getTranslations("finding.hot");
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
        <>
          <h1 className="sr-only">{t("title.explore")}</h1>
          <search>
            <form action="/search">
              <SearchBox />
            </form>
          </search>
          {await ownPages()}
        </>
      )}
      {hot}
      <h2 className={isWelcome ? "sr-only" : "mt-2"}>{finding("newest")}</h2>
      <Timeline
        source={{ path: "microblog.newest", input: {} }}
        initial={page}
        empty={<EmptyState icon={<Icon name="newspaper" />} title={t("timeline.emptyExplore")} />}
      />
    </Columns>
  );
}

async function hotList() {
  const [items, surfaces] = await Promise.all([
    answerOf(caller().discovery.hotList({})),
    answerOf(caller().moderation.surfaceRules({})),
  ]);
  return <HotList items={items} surfaces={surfaces} />;
}

/** What the column beside the page leads to, for phones, which have no room for it in their bar. */
async function ownPages() {
  if (!(await findMe())) return null;
  const t = await getTranslations("navigation");
  return (
    <p className="flex gap-2 md:hidden">
      <ButtonLink href="/bookmarks" size="small" variant="secondary" icon={<Icon name="bookmark" />}>
        {t("bookmarks")}
      </ButtonLink>
      <ButtonLink href="/lists" size="small" variant="secondary" icon={<Icon name="clipboard-list" />}>
        {t("lists")}
      </ButtonLink>
    </p>
  );
}
