"use client"; // moves through a list by keyboard

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useKey } from "@/components/moderation/desk/use-key";

/** j and k open the next and the previous row of a console's list. */
export function RowKeys({ rows, current }: { rows: Route[]; current: number }) {
  const router = useRouter();
  function go(to: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row) router.push(row, { scroll: false });
  }
  useKey("j", () => go(current + 1));
  useKey("k", () => go(current - 1));
  return null;
}
