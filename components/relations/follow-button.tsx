"use client"; // hands on what to send

import { FollowToggle } from "@/components/relations/follow-toggle";
import { sendCommand } from "@/components/trpc/call";
import type { AccountId } from "@/server/shared/ids";

interface FollowButtonProps {
  accountId: string;
  isFollowing: boolean;
  onChange?: (isFollowing: boolean) => void;
}

/** Follow and unfollow an account. */
export function FollowButton({ accountId, ...rest }: FollowButtonProps) {
  return (
    <FollowToggle
      {...rest}
      icons={["user-plus", "user-check"]}
      send={(follow) =>
        sendCommand(follow ? "relations.followAccount" : "relations.unfollowAccount", {
          accountId: accountId as AccountId, // an id the server gave
        })
      }
    />
  );
}
