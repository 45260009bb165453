import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { findKept, ManageFrame } from "@/app/(app)/manage/comments/manage-frame";
import { answerOf } from "@/app/answer";
import { Invitations } from "@/components/comments/manage/invitations";
import { KeptList } from "@/components/comments/manage/kept-list";
import { ResponsibleNote } from "@/components/comments/manage/responsible-note";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Icon } from "@/components/ui/icon";

import { caller } from "@/server/api/bridge";
import { type DeskState, deskStates, keptCommentsInput } from "@/server/features/comments/contract/sections";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sections"))("short") };
}

/** The comments under what an account published, as those who keep them work through them; the address holds account, filter and page. */
export default async function ManageCommentsPage({ searchParams }: Props) {
  const search = await searchParams;
  const kept = await findKept(search.of);
  const { ownerId, keeping } = kept;
  const filter =
    keptCommentsInput.safeParse({ ...search, ownerId }).data ?? keptCommentsInput.parse({ ownerId, state: "all" });
  const [{ comments, next }, { invitations }] = await answerOf(
    Promise.all([caller().comments.keptComments(filter), caller().comments.invitations({})]),
  );
  const t = await getTranslations("sections");
  const { waiting, reported, overdue, hidden } = keeping.counts;
  const counts: Partial<Record<DeskState, number>> = { waiting, reported, hidden };
  const hrefOf = (state: DeskState, before?: string) =>
    `/manage/comments?${new URLSearchParams({ of: ownerId, state, ...(before ? { before } : {}) })}` as Route; // this page
  return (
    <ManageFrame {...kept} place="list">
      <Invitations invitations={invitations} />
      {overdue > 0 ? (
        <p className="flex gap-2 rounded-control bg-danger-soft px-3 py-2 text-danger">
          <Icon name="triangle-exclamation-point" className="mt-1 size-4" />
          {t("overdue", { count: overdue })}
        </p>
      ) : null}
      {keeping.responsibleDue ? (
        <ResponsibleNote ownerId={ownerId} responsible={keeping.responsibleDue} />
      ) : keeping.responsibleNamed ? null : (
        <p className="flex gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn">
          <Icon name="info" className="mt-1 size-4" />
          {t("responsibleMissing")}
        </p>
      )}
      <Card className="flex flex-col gap-3">
        <FilterLinks
          label={t("states")}
          items={deskStates.map((state) => ({
            href: hrefOf(state),
            label: t(`filter.${state}`),
            current: state === filter.state,
            ...(counts[state] === undefined ? {} : { count: counts[state] }),
          }))}
        />
        {comments.length === 0 ? (
          <EmptyState icon={<Icon name="message-circle" />} title={t("empty.title")}>
            {t("empty.hint")}
          </EmptyState>
        ) : (
          <KeptList key={`${filter.state}${filter.before}`} comments={comments} />
        )}
        {next ? (
          <ButtonLink href={hrefOf(filter.state, next)} variant="secondary" className="self-center">
            {t("more")}
          </ButtonLink>
        ) : null}
      </Card>
    </ManageFrame>
  );
}
