import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { DraftList } from "@/components/microblog/draft-list";
import { Columns } from "@/components/shell/columns";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("microblog.drafts");
  return { title: t("title"), robots: { index: false } };
}

/** What one has begun to write and what is scheduled; nobody else reads it. */
export default async function DraftsPage() {
  const drafts = await answerOf(caller().microblog.drafts({}));
  const t = await getTranslations("microblog.drafts");
  return (
    <Columns>
      <h1>{t("title")}</h1>
      {drafts.length === 0 ? (
        <EmptyState
          icon={<Icon name="file-pen" />}
          title={t("empty")}
          actions={
            <ButtonLink href="/" variant="secondary">
              {t("write")}
            </ButtonLink>
          }
        >
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <DraftList drafts={drafts} />
      )}
    </Columns>
  );
}
