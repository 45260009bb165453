import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findProfile } from "@/app/(app)/u/[handle]/profile";
import { answerOf } from "@/app/answer";
import { Timeline } from "@/components/microblog/timeline";
import { ProfileHead } from "@/components/relations/profile-head";
import { Columns } from "@/components/shell/columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";

interface Props {
  params: Promise<{ handle: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { nickname, bio } = await findProfile((await params).handle);
  return { title: nickname, description: bio ?? undefined };
}

/** An account's page with its posts. */
export default async function ProfilePage({ params }: Props) {
  const { handle } = await params;
  const [profile, posts] = await Promise.all([
    findProfile(handle),
    answerOf(caller().microblog.profilePosts({ handle })),
  ]);
  const t = await getTranslations();
  const { isBlocked } = profile.relation;
  return (
    <Columns>
      <ProfileHead profile={profile} />
      {isBlocked ? (
        <EmptyState icon={<Icon name="ban" />} title={t("relations.blocked.title")}>
          {t("relations.blocked.explanation")}
        </EmptyState>
      ) : (
        <Timeline
          key={posts.posts[0]?.id ?? "empty"}
          source={{ path: "microblog.profilePosts", input: { handle } }}
          initial={posts}
          empty={<EmptyState icon={<Icon name="newspaper" />} title={t("microblog.timeline.emptyProfile")} />}
        />
      )}
    </Columns>
  );
}
