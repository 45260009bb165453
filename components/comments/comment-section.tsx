"use client"; // comments come and go while one reads

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { CommentForm } from "@/components/comments/comment-form";
import { CommentThread } from "@/components/comments/comment-thread";
import { SectionNote } from "@/components/comments/section-note";
import { useThreads } from "@/components/comments/use-threads";
import { useViewer } from "@/components/shell/viewer";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { later } from "@/components/ui/later";
import { LoadMore } from "@/components/ui/load-more";
import { Select } from "@/components/ui/select";
import type { ThreadPage } from "@/server/features/comments/contract";
import type { SectionView } from "@/server/features/comments/contract/sections";
import { type CommentOrder, commentOrders } from "@/server/shared/limits";

const SectionDialog = later(async () => (await import("@/components/comments/section-dialog")).SectionDialog);

interface CommentSectionProps {
  postId: string;
  count: number;
  /** The section's rule and figures; null where they could not be loaded with the page. */
  section: SectionView | null;
  /** Null where they could not be loaded with the page. */
  initial: ThreadPage | null;
}

/** The comments of a post: a place to write, threads with their replies, and a bar for those that arrive meanwhile. */
export function CommentSection({ postId, count, section, initial }: CommentSectionProps) {
  const t = useTranslations("comments");
  const router = useRouter();
  const viewer = useViewer();
  const threads = useThreads(postId, initial);
  const [answering, setAnswering] = useState<string | null>(null);
  const [isSetting, setSetting] = useState(false);
  const { page, order, arrived } = threads;
  const powers = section?.powers ?? [];
  const isKept = powers.length > 0 || viewer?.id === section?.ownerId;
  const isClosed = section !== null && (section.stopped !== null || (section.who === "nobody" && !isKept));

  /** Shows one's own comment at once; the page's numbers are the server's and follow. */
  function published(id: string) {
    setAnswering(null);
    threads.show(id);
    router.refresh();
  }

  return (
    <section
      id="comments"
      aria-label={t("heading", { count })}
      className="flex scroll-mt-18 flex-col gap-4 border border-line bg-surface p-4 max-md:-mx-4 max-md:border-x-0 md:rounded-card"
    >
      <header className="flex items-center justify-between gap-3">
        <h2 className="mr-auto">{t("heading", { count })}</h2>
        {powers.includes("limit") || (section?.reviewFirst && section.endable.includes("review-first")) ? (
          <IconButton label={t("section.title")} icon={<Icon name="settings" />} onClick={() => setSetting(true)} />
        ) : null}
        <Select
          aria-label={t("order.label")}
          value={order}
          onChange={(event) => threads.reorder(event.target.value as CommentOrder /* its options are the orders */)}
          className="w-auto"
        >
          {commentOrders.map((each) => (
            <option key={each} value={each}>
              {t(`order.${each}`)}
            </option>
          ))}
        </Select>
      </header>
      {section ? <SectionNote section={section} /> : null}
      {section && isSetting ? (
        <Suspense>
          <SectionDialog
            postId={postId}
            section={section}
            onClose={() => setSetting(false)}
            onSaved={() => router.refresh()}
          />
        </Suspense>
      ) : null}
      {isClosed ? null : <CommentForm postId={postId} onPublished={published} />}
      <div aria-live="polite" className="flex justify-center empty:hidden">
        {arrived.length > 0 ? (
          <Button
            size="small"
            variant="secondary"
            onClick={() => {
              threads.show(...arrived);
              router.refresh();
            }}
          >
            {t("more.new", { count: arrived.length })}
          </Button>
        ) : null}
      </div>
      {threads.hasFailed ? (
        <ErrorState onRetry={() => threads.reorder(order)} retrying={threads.isLoading} />
      ) : page && page.top.length + page.threads.length > 0 ? (
        <>
          <ol className="flex flex-col divide-y divide-line">
            {[...page.top, ...page.threads].map((thread) => (
              <CommentThread
                key={thread.id}
                postId={postId}
                thread={thread}
                powers={powers}
                isClosed={isClosed}
                answering={answering}
                onAnswer={setAnswering}
                onPublished={published}
                onChange={threads.changeThread}
                onMoved={() => threads.reorder(order)}
              />
            ))}
          </ol>
          {page.next === null && page.threads.length < 20 ? null : (
            <LoadMore hasMore={page.next !== null} loading={threads.isLoading} onLoad={threads.loadMore} />
          )}
        </>
      ) : (
        <p className="py-4 text-center text-ink-soft">{t("empty")}</p>
      )}
    </section>
  );
}
