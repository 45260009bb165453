import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { HotList } from "@/components/discovery/hot-list";
import { Timeline } from "@/components/microblog/timeline";
import { SearchBox } from "@/components/search/search-form";
import { Columns } from "@/components/shell/columns";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { firstPageSize } from "@/server/features/microblog/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("microblog.title"))("explore") };
}

/** The search line, the hot list and the newest public posts. */
export default async function ExplorePage() {
  const [page, hot] = await Promise.all([answerOf(caller().microblog.newest({ limit: firstPageSize })), hotList()]);
  const [t, finding] = [await getTranslations("microblog"), await getTranslations("finding.hot")];
  return (
    <Columns>
      <h1 className="sr-only">{t("title.explore")}</h1>
      <search>
        <form action="/search">
          <SearchBox />
        </form>
      </search>
      {await ownPages()}
      {hot}
      <h2 className="mt-2">{finding("newest")}</h2>
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
