import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { findProfile } from "@/app/(app)/u/[handle]/profile";
import { answerOf } from "@/app/answer";
import { letsItselfBeFound } from "@/app/indexing";
import { WrittenSlot } from "@/components/comments/written-slot";
import { PinnedPost } from "@/components/microblog/pinned-post";
import { Timeline } from "@/components/microblog/timeline";
import { ProfileHead } from "@/components/relations/profile-head";
import { Columns } from "@/components/shell/columns";
import { TierLine } from "@/components/standing/tier-line";
import { CommandButton } from "@/components/trpc/command-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TabLinks } from "@/components/ui/tab-links";
import { caller } from "@/server/api/bridge";
import { profileTabs } from "@/server/features/microblog/contract";
import type { AccountId } from "@/server/shared/ids";

interface Props {
  params: Promise<{ handle: string }>;
  searchParams: Promise<{ tab?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, handle, nickname, bio, avatarUrl } = await findProfile((await params).handle);
  const isOpen = await letsItselfBeFound(id);
  const address = `/u/${handle}`;
  const t = await getTranslations("links");
  const description = bio || t("ofAccount", { name: nickname });
  return {
    title: nickname,
    description,
    alternates: {
      canonical: address,
      types: isOpen
        ? {
            "application/atom+xml": [{ url: `${address}/feed.atom`, title: t("atom") }],
            "application/feed+json": [{ url: `${address}/feed.json`, title: t("json") }],
          }
        : {},
    },
    openGraph: {
      type: "profile",
      title: nickname,
      description,
      url: address,
      ...(avatarUrl ? { images: [{ url: avatarUrl }] } : {}),
    },
    ...(isOpen ? {} : { robots: { index: false } }),
  };
}

/** An account's page with its posts. */
export default async function ProfilePage({ params, searchParams }: Props) {
  const { handle } = await params;
  const asked = (await searchParams).tab;
  const tab = profileTabs.find((each) => each === asked) ?? "posts";
  const profile = await findProfile(handle); // before anything else is asked: it may lead elsewhere
  const [posts, replies] = await Promise.all([
    tab === "replies" ? null : answerOf(caller().microblog.profilePosts({ handle, tab })),
    tab === "replies" ? answerOf(caller().comments.written({ handle })) : null,
  ]);
  const t = await getTranslations();
  const { isBlocked } = profile.relation;
  const empty = <EmptyState icon={<Icon name="newspaper" />} title={t(`microblog.tabs.empty.${tab}`)} />;
  return (
    <Columns>
      <ProfileHead profile={profile} />
      <TierLine tier={profile.tier} />
      {isBlocked ? (
        <EmptyState
          icon={<Icon name="ban" />}
          title={t("relations.blocked.title")}
          actions={
            <CommandButton
              path="relations.unblockAccount"
              input={{ accountId: profile.id as AccountId /* an id the server gave */ }}
              done={t("relations.block.lifted")}
              variant="secondary"
            >
              {t("relations.menu.unblock")}
            </CommandButton>
          }
        >
          {t("relations.blocked.explanation")}
        </EmptyState>
      ) : (
        <>
          <TabLinks
            label={t("microblog.tabs.label")}
            items={profileTabs.map((each) => ({
              href: (each === "posts" ? `/u/${handle}` : `/u/${handle}?tab=${each}`) as Route, // this page
              label: t(`microblog.tabs.${each}`),
              current: each === tab,
            }))}
          />
          {posts?.pinned ? <PinnedPost post={posts.pinned} /> : null}
          {posts && tab !== "replies" ? (
            <Timeline
              key={`${tab}:${posts.posts[0]?.id ?? "empty"}`}
              source={{ path: "microblog.profilePosts", input: { handle, tab } }}
              initial={posts}
              empty={empty}
            />
          ) : null}
          {replies ? (
            <WrittenSlot key={replies.written[0]?.comment.id} handle={handle} initial={replies} empty={empty} />
          ) : null}
        </>
      )}
    </Columns>
  );
}
