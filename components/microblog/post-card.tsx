"use client"; // likes, menus and live changes

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, Suspense, useState } from "react";
import { useLive } from "@/components/live/use-live";
import { ImageGrid } from "@/components/media/image-grid";
import { PostActions } from "@/components/microblog/post-actions";
import { PostMenu } from "@/components/microblog/post-menu";
import { PostText } from "@/components/microblog/post-text";
import { RegionName } from "@/components/microblog/region-name";
import { refusalOf } from "@/components/refusal/refusal-of";
import { askQuery } from "@/components/trpc/call";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { Time } from "@/components/ui/time";
import { showToast } from "@/components/ui/toast-store";
import { VerifiedMark } from "@/components/ui/verified-mark";
import type { PostView } from "@/server/features/microblog/contract";
import type { PostId } from "@/server/shared/ids";

// What few posts have is loaded where it stands.
const Folded = later(async () => (await import("@/components/microblog/folded")).Folded);
const AuthorSees = later(async () => (await import("@/components/microblog/author-sees")).AuthorSees);
const PostLabels = later(async () => (await import("@/components/microblog/post-labels")).PostLabels);
const Poll = later(async () => (await import("@/components/microblog/poll")).Poll);
const QuotedPost = later(async () => (await import("@/components/microblog/quoted-post")).QuotedPost);
const RepostLine = later(async () => (await import("@/components/microblog/repost-line")).RepostLine);
const EditPost = later(async () => (await import("@/components/microblog/edit-post")).EditPost);

interface PostCardProps {
  post: PostView;
  /** What the list around it says of it. */
  lead?: ReactNode;
  /** The whole text, and changes as they happen; in lists the text is cut and the link leads to the rest. */
  alone?: boolean;
  /** The first card's pictures are loaded at once. */
  eager?: boolean;
  onChange: (post: PostView) => void;
  /** Told the post, or its author where all of theirs go. */
  onGone: (id: string) => void;
}

/** A post as its viewer sees it, with what the viewer can do; a repost as what it shows, with who passed it on. */
export function PostCard(props: PostCardProps) {
  const { post, onChange, onGone } = props;
  if (!post.isRepost) return <Card {...props} repost={null} />;
  if (post.source?.is !== "post") return null;
  const shown = post.source.post;
  return (
    <Card
      {...props}
      post={shown}
      repost={post}
      onChange={(changed) => onChange({ ...post, source: { is: "post", post: changed } })}
      onGone={(id) => onGone(id === shown.id ? post.id : id)}
    />
  );
}

interface CardProps extends PostCardProps {
  /** The repost that shows the post. */
  repost: PostView | null;
}

function Card({ post, lead, repost, alone = false, eager = false, onChange, onGone }: CardProps) {
  const t = useTranslations("microblog");
  const [isEditing, setEditing] = useState(false);
  const page = `/p/${post.id}` as Route; // ids are of our making
  const author = `/u/${post.author.handle}` as Route; // handles are digits

  async function lookAgain(isRemoved: boolean) {
    try {
      const answer = await askQuery("microblog.getPost", { postId: post.id as PostId }); // an id the server gave
      if (answer.is === "post") onChange(answer.post);
      else onGone(post.id);
    } catch (error) {
      // A page that may not ask, or cannot, keeps what it has; not what was taken away.
      if (isRemoved || refusalOf(error).reason === "NOT_FOUND") onGone(post.id);
    }
  }
  useLive(alone ? null : `post:${post.id}`, ({ type, ids }) => {
    if ((type === "changed" || type === "removed") && ids.includes(post.id)) lookAgain(type === "removed");
  });

  const content = (
    <>
      {isEditing ? null : <PostText text={post.body} mentions={post.mentions} href={alone ? null : page} />}
      <ImageGrid images={post.images} eager={eager} />
      {post.poll ? (
        <Suspense>
          <Poll post={post} poll={post.poll} onChange={onChange} />
        </Suspense>
      ) : null}
    </>
  );
  return (
    <article
      data-post={post.id}
      aria-label={t("card.by", { name: post.author.nickname })}
      className="flex flex-col gap-2.5 border border-line bg-surface p-4 max-md:-mx-4 max-md:border-x-0 md:rounded-card"
    >
      {lead}
      {repost ? (
        <Suspense>
          <RepostLine repost={repost} onGone={onGone} />
        </Suspense>
      ) : null}
      <header className="flex items-start gap-3">
        <Link href={author} prefetch={false} tabIndex={-1} aria-hidden className="rounded-full">
          <Avatar id={post.author.id} name={post.author.nickname} src={post.author.avatarUrl} />
        </Link>
        <div className="min-w-0 flex-1 leading-snug">
          <Link dir="auto" href={author} prefetch={false} className="inline-block min-h-6 font-medium hover:underline">
            {post.author.nickname}
          </Link>
          <VerifiedMark mark={post.author.mark} className="ml-1.5" />
          <p className="flex flex-wrap gap-x-2 text-ink-faint text-small">
            <Link href={page} prefetch={false} className="inline-block min-h-6 hover:underline">
              <Time at={post.createdAt} />
            </Link>
            <RegionName region={post.region} />
            {post.editedAt ? (
              <Link
                href={`${page}/history` as Route /* a page of ours */}
                prefetch={false}
                title={t("card.history")}
                className="hover:underline"
              >
                {t("card.edited")}
              </Link>
            ) : null}
            {post.audience === "public" ? null : (
              <span className="inline-flex items-center gap-1">
                <Icon name={post.audience === "self" ? "lock" : "users"} className="size-3.5" />
                {t(`audience.${post.audience}`)}
              </span>
            )}
          </p>
        </div>
        <PostMenu post={post} repost={repost} onEdit={() => setEditing(true)} onChange={onChange} onGone={onGone} />
      </header>
      {post.state || (post.pendingEdit !== null && !isEditing) ? (
        <Suspense>
          <AuthorSees post={post} onEdit={() => setEditing(true)} />
        </Suspense>
      ) : null}
      {isEditing ? (
        <Suspense fallback={<PostText text={post.body} href={null} />}>
          <EditPost
            post={post}
            onClose={() => setEditing(false)}
            onSaved={(held) => {
              setEditing(false);
              showToast(held ? "info" : "ok", t(held ? "edit.held" : "edit.saved"));
              lookAgain(false);
            }}
          />
        </Suspense>
      ) : null}
      {post.notice === null && post.labels.length === 0 ? (
        content
      ) : (
        <Suspense>
          <Folded notice={post.notice} labels={post.labels}>
            {content}
          </Folded>
        </Suspense>
      )}
      {post.source ? (
        <Suspense>
          <QuotedPost source={post.source} via={post.via} onLook={lookAgain} />
        </Suspense>
      ) : null}
      {post.declared.length > 0 || post.labels.length > 0 ? (
        <Suspense>
          <PostLabels post={post} />
        </Suspense>
      ) : null}
      <PostActions post={post} href={page} alone={alone} onChange={onChange} className="-mx-2 -mb-2" />
    </article>
  );
}
