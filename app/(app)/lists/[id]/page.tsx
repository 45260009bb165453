import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findList } from "@/app/(app)/lists/[id]/list";
import { ListFrame } from "@/app/(app)/lists/[id]/list-frame";
import { answerOf } from "@/app/answer";
import { NewPostsSlot } from "@/components/microblog/home-slots";
import { Timeline } from "@/components/microblog/timeline";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import type { ListId } from "@/server/shared/ids";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findList((await params).id)).name, robots: { index: false } };
}

/** What the accounts of a list publish. */
export default async function ListPage({ params }: Props) {
  const { id } = await params;
  const listId = id as ListId; // the query refuses what is no id
  const [list, page] = await Promise.all([findList(id), answerOf(caller().lists.timeline({ listId }))]);
  const newest = page.posts[0]?.id ?? null;
  const source = { path: "lists.timeline", input: { listId } } as const;
  const t = await getTranslations("lists");
  const isEmpty = list.members === 0;
  return (
    <ListFrame list={list} tab="posts">
      <NewPostsSlot newest={newest} channel={`list:${list.id}`} source={source} />
      <Timeline
        key={newest ?? "empty"}
        source={source}
        initial={page}
        empty={
          <EmptyState icon={<Icon name="newspaper" />} title={t(isEmpty ? "noMembers" : "noPosts")}>
            {isEmpty ? (list.isMine ? t("noMembersHint") : null) : t("noPostsHint")}
          </EmptyState>
        }
      />
    </ListFrame>
  );
}
