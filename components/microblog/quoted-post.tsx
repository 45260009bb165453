"use client"; // listens for what becomes of it

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLive } from "@/components/live/use-live";
import { ImageGrid } from "@/components/media/image-grid";
import { Folded } from "@/components/microblog/folded";
import { PostLabels } from "@/components/microblog/post-labels";
import { PostText } from "@/components/microblog/post-text";
import { RegionName } from "@/components/microblog/region-name";
import { Time } from "@/components/ui/time";
import { VerifiedMark } from "@/components/ui/verified-mark";
import type { SourceView, ViaView } from "@/server/features/microblog/contract";

interface QuotedPostProps {
  source: SourceView;
  via: ViaView | null;
  /** Asks for the quoting post again: something became of what it quotes. */
  onLook: (isRemoved: boolean) => void;
}

/** What a post quotes, with its author, region, labels and notice; an empty place where it cannot be seen any more. */
export function QuotedPost({ source, via, onLook }: QuotedPostProps) {
  return (
    <>
      {via ? <Via via={via} onLook={onLook} /> : null}
      {source.is === "gone" ? <Gone of="source" /> : <Source post={source.post} onLook={onLook} />}
    </>
  );
}

function Via({ via, onLook }: { via: ViaView; onLook: (isRemoved: boolean) => void }) {
  useLook(via.is === "post" ? via.id : null, onLook);
  if (via.is === "gone") return <Gone of="via" />;
  return (
    <div className="text-ink-soft text-small">
      <Link href={`/u/${via.author.handle}` as Route /* handles are digits */} prefetch={false} className="link">
        @{via.author.nickname}
      </Link>
      <PostText text={via.body} mentions={via.mentions} href={`/p/${via.id}` as Route /* an id of ours */} />
    </div>
  );
}

function Source({
  post,
  onLook,
}: {
  post: Extract<SourceView, { is: "post" }>["post"];
  onLook: (isRemoved: boolean) => void;
}) {
  const t = useTranslations("microblog.card");
  useLook(post.id, onLook);
  const page = `/p/${post.id}` as Route; // ids are of our making
  return (
    <section
      aria-label={t("by", { name: post.author.nickname })}
      className="flex flex-col gap-2 rounded-card border border-line bg-sunken p-3"
    >
      <p className="flex flex-wrap items-baseline gap-x-2 text-small">
        <Link
          dir="auto"
          href={`/u/${post.author.handle}` as Route /* handles are digits */}
          prefetch={false}
          className="font-medium hover:underline"
        >
          {post.author.nickname}
        </Link>
        <VerifiedMark mark={post.author.mark} />
        <Link href={page} prefetch={false} className="text-ink-faint hover:underline">
          <Time at={post.createdAt} />
        </Link>
        <RegionName region={post.region} />
      </p>
      <Folded notice={post.notice} labels={post.labels}>
        <PostText text={post.body} mentions={post.mentions} href={page} />
        <ImageGrid images={post.images} eager={false} />
      </Folded>
      <PostLabels post={post} />
      {post.source ? (
        <Link href={page} prefetch={false} className="link text-small">
          {t("quotesToo")}
        </Link>
      ) : null}
    </section>
  );
}

function Gone({ of }: { of: "source" | "via" }) {
  const t = useTranslations("microblog.quote");
  return (
    <p className="rounded-card border border-line border-dashed px-3 py-2 text-ink-soft text-small">
      {t(`gone.${of}`)}
    </p>
  );
}

function useLook(id: string | null, onLook: (isRemoved: boolean) => void) {
  useLive(id === null ? null : `post:${id}`, ({ type, ids }) => {
    if (id !== null && (type === "changed" || type === "removed") && ids.includes(id)) onLook(type === "removed");
  });
}
