import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { answerOf } from "@/app/answer";
import { letsItselfBeFound } from "@/app/indexing";
import { CommentSection } from "@/components/comments/comment-section";
import { PostView } from "@/components/microblog/post-view";
import { Columns } from "@/components/shell/columns";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller, origin } from "@/server/api/bridge";
import type { PostId } from "@/server/shared/ids";

interface Props {
  params: Promise<{ id: string }>;
}

const findPost = cache((id: string) => answerOf(caller().microblog.getPost({ postId: id as PostId }))); // the query parses it

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("microblog.title");
  const answer = await findPost((await params).id);
  if (answer.is === "removed") return { title: t("removed"), robots: { index: false } };
  const { post } = answer;
  const title = t("post", { name: post.author.nickname });
  // What is folded on the page is folded in every preview of it.
  const description = (post.notice ?? post.body).slice(0, 160) || title;
  const image = post.notice ? undefined : post.images[0];
  const isOpen = post.audience === "public" && (await letsItselfBeFound(post.author.id));
  const address = `/p/${post.id}`;
  return {
    title,
    description,
    alternates: {
      canonical: address,
      types: isOpen ? { "application/json+oembed": `/oembed?url=${encodeURIComponent(`${origin()}${address}`)}` } : {},
    },
    openGraph: {
      type: "article",
      title,
      description,
      url: address,
      publishedTime: post.createdAt,
      ...(image
        ? { images: [{ url: image.url, width: image.width, height: image.height, alt: image.alt ?? "" }] }
        : {}),
    },
    twitter: { card: image ? "summary_large_image" : "summary" },
    ...(isOpen ? {} : { robots: { index: false } }),
  };
}

/** One post with its comments; a tombstone where it was public and a measure took it away. */
export default async function PostPage({ params }: Props) {
  const { id } = await params;
  const [answer, section, comments] = await Promise.all([
    findPost(id),
    caller()
      .comments.section({ postId: id as PostId }) // the query parses it
      .catch(() => null),
    caller()
      .comments.threads({ postId: id as PostId }) // the query parses it
      .catch(() => null),
  ]);
  const t = await getTranslations("microblog");
  if (answer.is === "removed") {
    return (
      <Columns>
        <h1 className="sr-only">{t("removed.title")}</h1>
        <EmptyState
          icon={<Icon name="trash" />}
          title={t("removed.title")}
          actions={
            <ButtonLink href="/" variant="secondary">
              {t("removed.home")}
            </ButtonLink>
          }
        >
          {t("removed.explanation")}
        </EmptyState>
      </Columns>
    );
  }
  const { source, isRepost } = answer.post;
  // A repost has nothing of its own: its address leads to what it shows.
  if (isRepost && source?.is === "post") redirect(`/p/${source.post.id}` as Route); // an id of ours
  return (
    <Columns>
      <h1 className="sr-only">{t("title.post", { name: answer.post.author.nickname })}</h1>
      <PostView post={answer.post} />
      <CommentSection postId={answer.post.id} count={answer.post.comments} section={section} initial={comments} />
    </Columns>
  );
}
