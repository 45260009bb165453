"use client"; // takes the ranking back

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Timeline } from "@/components/microblog/timeline";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { sendCommand } from "@/components/trpc/call";
import { Icon } from "@/components/ui/icon";
import { showToast } from "@/components/ui/toast-store";
import type { PostPage, PostView } from "@/server/features/microblog/contract";

/** Home in its optional ranking: each post says why it stands where it does, with the way back to newest first. */
export function RankedTimeline({ initial, empty }: { initial: PostPage; empty: ReactNode }) {
  return (
    <Timeline
      source={{ path: "microblog.rankedHome", input: {} }}
      initial={initial}
      empty={empty}
      lead={({ why }) => (why ? <WhyHere why={why} /> : null)}
    />
  );
}

function WhyHere({ why }: { why: NonNullable<PostView["why"]> }) {
  const t = useTranslations("microblog.ranking");
  const router = useRouter();
  const [isSending, setSending] = useState(false);

  async function goBack() {
    if (isSending) return;
    setSending(true);
    try {
      await sendCommand("microblog.orderHome", { order: "newest" });
      showToast("ok", t("backDone"));
      window.scrollTo({ top: 0 });
      router.refresh();
    } catch (error) {
      toastRefusal(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-ink-faint text-small">
      <Icon name="list-filter" />
      {t(`why.${why.by}`, { count: why.count })}
      <button type="button" onClick={goBack} className="link min-h-6">
        {t("back")}
      </button>
    </p>
  );
}
