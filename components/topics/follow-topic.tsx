"use client"; // hands on what to send

import { FollowToggle } from "@/components/relations/follow-toggle";
import { sendCommand } from "@/components/trpc/call";

/** Follow and unfollow a topic. */
export function FollowTopic({ name, isFollowing }: { name: string; isFollowing: boolean }) {
  return (
    <FollowToggle
      isFollowing={isFollowing}
      icons={["plus", "check"]}
      send={(follow) => sendCommand(follow ? "topics.followTopic" : "topics.unfollowTopic", { topic: name })}
    />
  );
}
