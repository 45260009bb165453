import type { Metadata, Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HomeTabs } from "@/app/(app)/home-tabs";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { NewPostsSlot } from "@/components/microblog/home-slots";
import { Timeline } from "@/components/microblog/timeline";
import { Columns } from "@/components/shell/columns";
import { topicHref } from "@/components/topics/topic-href";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finding.followed"))("title"), robots: { index: false } };
}

/** The topics that one follows, and what is written on them. */
export default async function TopicsPage() {
  if (!(await findMe())) redirect("/sign-in?next=/topics" as Route); // the query is not part of the route's type
  const [topics, page] = await Promise.all([
    answerOf(caller().topics.followed({})),
    answerOf(caller().topics.followedTimeline({})),
  ]);
  const newest = page.posts[0]?.id ?? null;
  const source = { path: "topics.followedTimeline", input: {} } as const;
  const [t, topic] = [await getTranslations("finding.followed"), await getTranslations("finding.topic")];
  return (
    <Columns>
      <h1 className="sr-only">{t("title")}</h1>
      <HomeTabs tab="topics" />
      {topics.length === 0 ? (
        <EmptyState
          icon={<Icon name="tag" />}
          title={t("empty")}
          actions={
            <ButtonLink href="/explore" variant="secondary">
              {t("find")}
            </ButtonLink>
          }
        >
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <>
          <ul aria-label={t("list")} className="flex flex-wrap gap-2">
            {topics.map(({ name }) => (
              <li key={name} className="max-w-full">
                <Link
                  href={topicHref(name)}
                  prefetch={false}
                  className="inline-flex min-h-8 max-w-full items-center rounded-full border border-line bg-surface px-3 text-small hover:bg-sunken"
                >
                  <span className="truncate">{topic("title", { name })}</span>
                </Link>
              </li>
            ))}
          </ul>
          <NewPostsSlot newest={newest} channel="topics" source={source} />
          <Timeline
            key={newest ?? "empty"}
            source={source}
            initial={page}
            empty={<EmptyState icon={<Icon name="newspaper" />} title={topic("empty")} />}
          />
        </>
      )}
    </Columns>
  );
}
