"use client"; // keeps the list true while it is open

import { useRouter } from "next/navigation";
import { useLive } from "@/components/live/use-live";

/** Asks for the page again when something becomes of one of these posts: what is removed or labelled leaves an open list too. Shows nothing. */
export function HotWatch({ ids }: { ids: readonly string[] }) {
  return ids.map((id) => <Watch key={id} id={id} />);
}

function Watch({ id }: { id: string }) {
  const router = useRouter();
  useLive(`post:${id}`, ({ type, ids }) => {
    if ((type === "changed" || type === "removed") && ids.includes(id)) router.refresh();
  });
  return null;
}
