"use client"; // follows at once and takes it back when refused

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

interface FollowToggleProps {
  isFollowing: boolean;
  /** For what is not followed, and for what is. */
  icons: readonly [IconName, IconName];
  send: (isFollowing: boolean) => Promise<unknown>;
  onChange?: (isFollowing: boolean) => void;
}

/** Follow and unfollow, whatever it is. */
export function FollowToggle({ isFollowing, icons, send, onChange }: FollowToggleProps) {
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
      await send(!following);
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
      icon={<Icon name={icons[following ? 1 : 0]} />}
      onClick={toggle}
    >
      {t(following ? "following" : "follow")}
    </Button>
  );
}
