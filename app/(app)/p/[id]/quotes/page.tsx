import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { Timeline } from "@/components/microblog/timeline";
import { Columns } from "@/components/shell/columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import type { PostId } from "@/server/shared/ids";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("microblog.quote"))("page"), robots: { index: false } };
}

/** What people wrote about a post by quoting it. */
export default async function QuotesPage({ params }: Props) {
  const postId = (await params).id as PostId; // the query parses it
  const quotes = await answerOf(caller().microblog.quotesOf({ postId }));
  const t = await getTranslations("microblog.quote");
  return (
    <Columns>
      <h1>{t("page")}</h1>
      <Timeline
        source={{ path: "microblog.quotesOf", input: { postId } }}
        initial={quotes}
        empty={<EmptyState icon={<Icon name="quote" />} title={t("empty")} />}
      />
    </Columns>
  );
}
