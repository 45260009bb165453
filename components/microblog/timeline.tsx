"use client"; // asks for more as one reads on

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { PostCard } from "@/components/microblog/post-card";
import { useKeptPlace } from "@/components/microblog/use-kept-place";
import { without } from "@/components/microblog/without";
import { askQuery, type InputOf } from "@/components/trpc/call";
import { LoadMore } from "@/components/ui/load-more";
import type { PostPage, PostView, ProfileTab } from "@/server/features/microblog/contract";
import type { SearchPostsInput } from "@/server/features/search/contract";
import type { ListId, PostId } from "@/server/shared/ids";

/** The query that fills a timeline; its answer is a page of posts, and `before` asks for the next one. */
export type TimelineSource =
  | { path: "microblog.home" | "microblog.rankedHome" | "microblog.newest"; input: Record<string, never> }
  | { path: "microblog.profilePosts"; input: { handle: string; tab?: ProfileTab } }
  | { path: "microblog.quotesOf"; input: { postId: PostId } }
  | { path: "topics.topic"; input: { topic: string } }
  | { path: "topics.followedTimeline" | "bookmarks.mine"; input: Record<string, never> }
  | { path: "lists.timeline"; input: { listId: ListId } }
  | { path: "search.posts"; input: SearchPostsInput };

interface TimelineProps {
  source: TimelineSource;
  initial: PostPage;
  empty: ReactNode;
  /** What each post says of itself before anything else. */
  lead?: (post: PostView) => ReactNode;
}

/** What was read of each timeline in this tab: going back finds the list as long as it was, so that the browser can find the place in it. */
const kept = new Map<string, PostPage>();
const mostKept = 20;

function keyOf({ path, input }: TimelineSource, initial: PostPage): string {
  return [path, JSON.stringify(input), initial.posts[0]?.id].join();
}

function askPage({ path, input }: TimelineSource, before: PostId): Promise<PostPage> {
  return askQuery(path, { ...input, before } as InputOf<typeof path>); // the source pairs each path with its input
}

/** Posts, newest first. The next page is fetched when its place comes near; where that fails, a button tries again. */
export function Timeline({ source, initial, empty, lead }: TimelineProps) {
  const t = useTranslations("microblog.timeline");
  const key = keyOf(source, initial);
  const [page, setPage] = useState(() => kept.get(key) ?? initial);
  useKeptPlace(key);
  const [isLoading, setLoading] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const end = useRef<HTMLDivElement>(null);

  function change(next: (page: PostPage) => PostPage) {
    setPage((before) => {
      const after = next(before);
      kept.delete(key);
      kept.set(key, after);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return after;
    });
  }

  async function loadMore() {
    if (isLoading || page.next === null) return;
    setLoading(true);
    setFailed(false);
    try {
      const more = await askPage(source, page.next as PostId); // an id the server gave
      change(({ posts }) => {
        const shown = new Set(posts.map((post) => post.id));
        return { posts: [...posts, ...more.posts.filter((post) => !shown.has(post.id))], next: more.next };
      });
    } catch {
      setFailed(true);
    } finally {
      setLoading(false);
    }
  }

  const onNear = useEffectEvent(() => {
    if (!hasFailed) loadMore();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page the end stands elsewhere and is watched anew
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onNear(), { rootMargin: "800px" });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [page.posts.length]);

  const onChange = (changed: PostView) =>
    change(({ posts, next }) => ({
      posts: posts.map((post) => (post.id === changed.id ? { ...post, ...changed } : post)),
      next,
    }));
  /** Of a post, or of the author of several. */
  const onGone = (id: string) => {
    change(({ posts, next }) => ({ posts: without(posts, id), next }));
  };

  if (page.posts.length === 0) return empty;
  return (
    <section aria-label={t("label")} className="flex flex-col gap-3 max-md:gap-2">
      {page.posts.map((post, at) => (
        <PostCard key={post.id} post={post} lead={lead?.(post)} eager={at === 0} onChange={onChange} onGone={onGone} />
      ))}
      <div ref={end}>
        {hasFailed ? (
          <p role="alert" className="text-center text-ink-soft text-small">
            {t("failed")}
          </p>
        ) : null}
        <LoadMore hasMore={page.next !== null} loading={isLoading} onLoad={loadMore} />
      </div>
    </section>
  );
}
