"use client"; // asks for more

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ImageGrid } from "@/components/media/image-grid";
import { OwnState } from "@/components/microblog/own-state";
import { PostText } from "@/components/microblog/post-text";
import { RegionName } from "@/components/microblog/region-name";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { askQuery } from "@/components/trpc/call";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { LoadMore } from "@/components/ui/load-more";
import { Time } from "@/components/ui/time";
import type { WrittenPage, WrittenView } from "@/server/features/comments/contract/written";
import type { CommentId } from "@/server/shared/ids";

interface WrittenListProps {
  handle: string;
  initial: WrittenPage;
  empty: ReactNode;
}

/** What an account wrote under posts, newest first, each with the way to where it stands. */
export function WrittenList({ handle, initial, empty }: WrittenListProps) {
  const t = useTranslations("comments.written");
  const [page, setPage] = useState(initial);
  const [isLoading, setLoading] = useState(false);

  async function loadMore() {
    setLoading(true);
    try {
      const before = page.next as CommentId; // an id the server gave
      const more = await askQuery("comments.written", { handle, before });
      setPage(({ written }) => ({ written: [...written, ...more.written], next: more.next }));
    } catch (error) {
      toastRefusal(error);
    } finally {
      setLoading(false);
    }
  }

  if (page.written.length === 0) return empty;
  return (
    <Card flush>
      <ul aria-label={t("label")} className="flex flex-col divide-y divide-line">
        {page.written.map((each) => (
          <li key={each.comment.id} className="py-4 first:pt-0 last:pb-0">
            <Written {...each} />
          </li>
        ))}
      </ul>
      <LoadMore hasMore={page.next !== null} loading={isLoading} onLoad={loadMore} />
    </Card>
  );
}

function Written({ comment, post }: WrittenView) {
  const t = useTranslations("comments");
  const router = useRouter();
  const place = `/p/${comment.postId}#c-${comment.id}` as Route; // ids of ours
  return (
    <article aria-label={t("item.by", { name: comment.author.nickname })} className="flex flex-col gap-2">
      <Link
        href={`/p/${comment.postId}` as Route /* an id of ours */}
        prefetch={false}
        className="flex min-h-6 items-center gap-1.5 text-ink-soft text-small hover:underline"
      >
        <Icon name="message-circle" className="size-4 shrink-0" />
        <span className="line-clamp-1 break-words">
          {t(post.excerpt === null ? "written.to" : "written.toWords", {
            name: post.author.nickname,
            words: post.excerpt ?? "",
          })}
        </span>
      </Link>
      {comment.state ? <OwnState state={comment.state} onEdit={() => router.push(place)} /> : null}
      <PostText text={comment.body} mentions={comment.mentions} href={null} />
      <ImageGrid images={comment.images} eager={false} />
      <p className="flex flex-wrap items-center gap-x-2 text-ink-faint text-small">
        <Link href={place} prefetch={false} className="inline-block min-h-6 hover:underline">
          <Time at={comment.createdAt} />
        </Link>
        <RegionName region={comment.region} />
        {comment.editedAt ? <span>{t("item.edited")}</span> : null}
        {comment.likes > 0 ? <span>{t("item.like", { count: comment.likes })}</span> : null}
      </p>
    </article>
  );
}
