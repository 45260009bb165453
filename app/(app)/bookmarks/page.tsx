import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { Timeline } from "@/components/microblog/timeline";
import { Columns } from "@/components/shell/columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finding.bookmarks"))("title"), robots: { index: false } };
}

/** What the viewer keeps, the last kept first. */
export default async function BookmarksPage() {
  const page = await answerOf(caller().bookmarks.mine({}));
  const t = await getTranslations("finding.bookmarks");
  return (
    <Columns>
      <header>
        <h1>{t("title")}</h1>
        <p className="text-ink-soft">{t("lead")}</p>
      </header>
      <Timeline
        key={page.posts[0]?.id ?? "empty"}
        source={{ path: "bookmarks.mine", input: {} }}
        initial={page}
        empty={
          <EmptyState icon={<Icon name="bookmark" />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        }
      />
    </Columns>
  );
}
