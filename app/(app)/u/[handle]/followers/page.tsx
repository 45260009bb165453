import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findProfile } from "@/app/(app)/u/[handle]/profile";
import { answerOf } from "@/app/answer";
import { AccountList } from "@/components/relations/account-list";
import { Columns } from "@/components/shell/columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";

interface Props {
  params: Promise<{ handle: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { nickname } = await findProfile((await params).handle);
  return { title: (await getTranslations("relations.lists"))("followers", { name: nickname }) };
}

export default async function FollowersPage({ params }: Props) {
  const { handle } = await params;
  const [profile, page] = await Promise.all([findProfile(handle), answerOf(caller().relations.followers({ handle }))]);
  const t = await getTranslations("relations.lists");
  return (
    <Columns>
      <h1>{t("followers", { name: profile.nickname })}</h1>
      <AccountList
        source={{ path: "relations.followers", input: { handle } }}
        initial={page}
        empty={<EmptyState icon={<Icon name="users" />} title={t("emptyFollowers")} />}
      />
    </Columns>
  );
}
