"use client"; // asks for more, follows

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { FollowButton } from "@/components/relations/follow-button";
import { askQuery, type InputOf } from "@/components/trpc/call";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { LoadMore } from "@/components/ui/load-more";
import { VerifiedMark } from "@/components/ui/verified-mark";
import type { AccountPage } from "@/server/features/relations/contract";
import type { AccountId } from "@/server/shared/ids";

/** The query that fills a list of accounts. */
type AccountSource =
  | { path: "relations.followers" | "relations.following"; input: { handle: string } }
  | { path: "search.people"; input: { text: string } };

interface AccountListProps {
  source: AccountSource;
  initial: AccountPage;
  empty: ReactNode;
}

/** Accounts with their bios and a follow button each. */
export function AccountList({ source, initial, empty }: AccountListProps) {
  const t = useTranslations("relations.lists");
  const [page, setPage] = useState(initial);
  const [isLoading, setLoading] = useState(false);

  async function loadMore() {
    setLoading(true);
    try {
      const before = page.next as AccountId; // an id the server gave
      const more: AccountPage = await askQuery(source.path, { ...source.input, before } as InputOf<typeof source.path>); // the source pairs each path with its input
      setPage({ accounts: [...page.accounts, ...more.accounts], next: more.next });
    } catch (error) {
      toastRefusal(error);
    } finally {
      setLoading(false);
    }
  }

  if (page.accounts.length === 0) return empty;
  return (
    <Card flush>
      <ul aria-label={t("label")} className="flex flex-col divide-y divide-line">
        {page.accounts.map((account) => (
          <li key={account.id} className="flex items-center gap-3 py-3 first:pt-0 last:pb-0">
            <Avatar id={account.id} name={account.nickname} src={account.avatarUrl} />
            <div className="min-w-0 flex-1">
              <Link
                href={`/u/${account.handle}` as Route /* handles are digits */}
                prefetch={false}
                className="font-medium hover:underline"
              >
                <bdi>{account.nickname}</bdi>
              </Link>
              <VerifiedMark mark={account.mark} className="ml-1.5" />
              {account.bio ? <p className="line-clamp-1 text-ink-soft text-small">{account.bio}</p> : null}
            </div>
            {account.relation.isMe ? null : (
              <FollowButton accountId={account.id} isFollowing={account.relation.isFollowing} />
            )}
          </li>
        ))}
      </ul>
      {page.next === null ? null : <LoadMore hasMore loading={isLoading} onLoad={loadMore} />}
    </Card>
  );
}
