import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { NewPostsSlot } from "@/components/microblog/home-slots";
import { Timeline } from "@/components/microblog/timeline";
import { Columns } from "@/components/shell/columns";
import { FollowTopic } from "@/components/topics/follow-topic";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";

interface Props {
  params: Promise<{ topic: string }>;
}

const findTopic = cache((segment: string) => answerOf(caller().topics.topic({ topic: nameIn(segment) })));

/** The topic that a part of an address names; one that is no text names none. */
function nameIn(segment: string): string {
  try {
    const name = decodeURIComponent(segment);
    if (!name.includes("\0")) return name;
  } catch {
    // Not an encoding of anything.
  }
  notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { topic } = await findTopic((await params).topic);
  const t = await getTranslations("finding.topic");
  const links = await getTranslations("links");
  const address = `/t/${encodeURIComponent(topic.name)}`;
  const title = t("title", { name: topic.name });
  return {
    title,
    alternates: {
      canonical: address,
      types: {
        "application/atom+xml": [{ url: `${address}/feed.atom`, title: links("atom") }],
        "application/feed+json": [{ url: `${address}/feed.json`, title: links("json") }],
      },
    },
    openGraph: { title, url: address },
  };
}

/** A topic's posts, newest first. */
export default async function TopicPage({ params }: Props) {
  const { topic, ...page } = await findTopic((await params).topic);
  const newest = page.posts[0]?.id ?? null;
  const source = { path: "topics.topic", input: { topic: topic.name } } as const;
  const [t, me] = [await getTranslations("finding.topic"), await findMe()];
  return (
    <Columns>
      <header className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="text-ink-soft text-small">{t("heading")}</p>
          <h1 className="break-words">{t("title", { name: topic.name })}</h1>
          <p className="text-ink-soft">{t("posts", { count: topic.posts })}</p>
        </div>
        {me ? <FollowTopic name={topic.name} isFollowing={topic.isFollowing} /> : null}
      </header>
      <NewPostsSlot newest={newest} channel={`topic:${encodeURIComponent(topic.name)}`} source={source} />
      <Timeline
        key={newest ?? "empty"}
        source={source}
        initial={page}
        empty={<EmptyState icon={<Icon name="newspaper" />} title={t("empty")} />}
      />
    </Columns>
  );
}
