import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { VersionList } from "@/components/microblog/version-list";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { caller } from "@/server/api/bridge";
import type { PostId } from "@/server/shared/ids";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("microblog.history"))("title"), robots: { index: false } };
}

/** What a post said before it was edited, for whoever may read the post. */
export default async function HistoryPage({ params }: Props) {
  const { id } = await params;
  const { post, versions } = await answerOf(caller().microblog.postHistory({ postId: id as PostId })); // the query parses it
  const t = await getTranslations("microblog.history");
  return (
    <Columns>
      <h1>{t("title")}</h1>
      <p className="text-ink-soft">
        {t.rich("of", {
          name: post.author.nickname,
          post: (words) => (
            <Link href={`/p/${post.id}` as Route /* an id of ours */} className="link">
              {words}
            </Link>
          ),
        })}
      </p>
      {versions.length === 1 ? <p>{t("never")}</p> : null}
      <WithMessages namespaces={["microblog", "agreements"]}>
        <VersionList versions={versions} />
      </WithMessages>
    </Columns>
  );
}
