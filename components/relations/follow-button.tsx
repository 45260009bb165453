"use client"; // follows at once and takes it back when refused

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { AccountId } from "@/server/shared/ids";

interface FollowButtonProps {
  accountId: string;
  isFollowing: boolean;
  onChange?: (isFollowing: boolean) => void;
}

/** Follow and unfollow. */
export function FollowButton({ accountId, isFollowing, onChange }: FollowButtonProps) {
  const t = useTranslations("relations");
  const [following, setFollowing] = useState(isFollowing);
  const [isSending, setSending] = useState(false);

  function show(next: boolean) {
    setFollowing(next);
    onChange?.(next);
  }

  async function toggle() {
    if (isSending) return;
    setSending(true);
    show(!following);
    try {
      const path = following ? "relations.unfollowAccount" : "relations.followAccount";
      await sendCommand(path, { accountId: accountId as AccountId }); // an id the server gave
    } catch (error) {
      show(following);
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
      icon={<Icon name={following ? "user-check" : "user-plus"} />}
      onClick={toggle}
    >
      {t(following ? "following" : "follow")}
    </Button>
  );
}
