import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { findList } from "@/app/(app)/lists/[id]/list";
import { ListFrame } from "@/app/(app)/lists/[id]/list-frame";
import { answerOf } from "@/app/answer";
import { PersonRows } from "@/components/relations/mutes/person-rows";
import { CommandButton } from "@/components/trpc/command-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import type { AccountId, ListId } from "@/server/shared/ids";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findList((await params).id)).name, robots: { index: false } };
}

/** The accounts in a list; its owner takes them out here. */
export default async function ListMembersPage({ params, searchParams }: Props) {
  const [{ id }, { before }] = await Promise.all([params, searchParams]);
  const listId = id as ListId; // the query refuses what is no id
  const [list, page] = await Promise.all([
    findList(id),
    answerOf(caller().lists.members({ listId, ...(before ? { before } : {}) })),
  ]);
  const [t, more] = [await getTranslations("lists"), await getTranslations("mutes")];
  return (
    <ListFrame list={list} tab="members">
      {page.accounts.length === 0 ? (
        <EmptyState icon={<Icon name="users" />} title={t("noMembers")}>
          {list.isMine ? t("noMembersHint") : null}
        </EmptyState>
      ) : (
        <Card flush>
          <PersonRows
            label={t("tabs.members")}
            people={page.accounts}
            note={({ bio }) => bio}
            action={({ id: accountId, nickname }) =>
              list.isMine ? (
                <CommandButton
                  path="lists.removeFromList"
                  input={{ listId, accountId: accountId as AccountId /* an id the server gave */ }}
                  done={t("removed")}
                  variant="secondary"
                  size="small"
                  aria-label={t("removeOf", { name: nickname })}
                >
                  {t("remove")}
                </CommandButton>
              ) : null
            }
          />
        </Card>
      )}
      {page.next ? (
        <ButtonLink
          href={`/lists/${id}/members?before=${page.next}` as Route /* this page */}
          variant="secondary"
          size="small"
        >
          {more("more")}
        </ButtonLink>
      ) : null}
    </ListFrame>
  );
}
