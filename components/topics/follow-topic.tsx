"use client"; // follows at once and takes it back when refused

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Follow and unfollow a topic. */
export function FollowTopic({ name, isFollowing }: { name: string; isFollowing: boolean }) {
  const t = useTranslations("relations");
  const [following, setFollowing] = useState(isFollowing);
  const [isSending, setSending] = useState(false);

  async function toggle() {
    if (isSending) return;
    setSending(true);
    setFollowing(!following);
    try {
      await sendCommand(following ? "topics.unfollowTopic" : "topics.followTopic", { topic: name });
    } catch (error) {
      setFollowing(following);
      toastRefusal(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <Button
      size="small"
      variant={following ? "secondary" : "primary"}
      aria-pressed={following}
      title={following ? t("unfollow") : undefined}
      icon={<Icon name={following ? "check" : "plus"} />}
      onClick={toggle}
    >
      {t(following ? "following" : "follow")}
    </Button>
  );
}
