import type { Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { Icon } from "@/components/ui/icon";
import { TabLinks } from "@/components/ui/tab-links";
import { caller } from "@/server/api/bridge";
import type { KeepingView } from "@/server/features/comments/contract/sections";
import type { AccountBrief } from "@/server/shared/account-brief";
import { formatInstant } from "@/server/shared/dates";
import type { AccountId } from "@/server/shared/ids";

type Place = "list" | "settings" | "keepers";
const addresses: Record<Place, string> = {
  list: "/manage/comments",
  settings: "/manage/comments/settings",
  keepers: "/manage/comments/keepers",
};

export interface Kept {
  ownerId: AccountId;
  keeping: KeepingView;
  /** Every account whose comments the viewer keeps. */
  accounts: AccountBrief[];
}

/** Whose comments the address names: those of the account in `of` where the viewer keeps them, else the viewer's own. Only for whoever is signed in. */
export async function findKept(of: string | string[] | undefined): Promise<Kept> {
  const me = await findMe();
  if (!me) redirect("/sign-in?next=/manage/comments" as Route); // the query is not part of the route's type
  const accounts = (await answerOf(caller().comments.kept({}))).accounts.map(({ account }) => account);
  const ownerId = (accounts.find(({ id }) => id === of) ?? me.account).id as AccountId; // an id the server gave
  return { ownerId, accounts, keeping: await answerOf(caller().comments.keeping({ ownerId })) };
}

interface ManageFrameProps extends Kept {
  place: Place;
  children: ReactNode;
}

/** What every page of comment management stands in: whose comments, and its parts. */
export async function ManageFrame({ ownerId, keeping, accounts, place, children }: ManageFrameProps) {
  const t = await getTranslations("sections");
  const hrefOf = (at: Place, of: string) => `${addresses[at]}?of=${of}` as Route; // pages of this folder
  const places: Place[] = keeping.powers.includes("keepers") ? ["list", "settings", "keepers"] : ["list", "settings"];
  return (
    <Columns>
      <WithMessages namespaces={["sections", "comments", "microblog"]}>
        <h1>{t("title", { name: keeping.owner.nickname })}</h1>
        {accounts.length > 1 ? (
          <TabLinks
            label={t("accounts")}
            items={accounts.map(({ id, nickname }) => ({
              href: hrefOf("list", id),
              label: nickname,
              current: id === ownerId,
            }))}
          />
        ) : null}
        <TabLinks
          label={t("parts")}
          items={places.map((each) => ({
            href: hrefOf(each, ownerId),
            label: t(`part.${each}`),
            current: each === place,
          }))}
        />
        {keeping.stopped ? <Stopped until={keeping.stopped.until} isOwner={keeping.role === "owner"} /> : null}
        {children}
      </WithMessages>
    </Columns>
  );
}

/** That the platform stopped the comments, until when, and for the account itself the way to its reasons. */
async function Stopped({ until, isOwner }: { until: string | null; isOwner: boolean }) {
  const t = await getTranslations("sections");
  const words = await getTranslations("comments.section");
  return (
    <p className="flex flex-wrap items-center gap-2 rounded-control bg-danger-soft px-3 py-2 text-danger">
      <Icon name="lock" className="size-4" />
      <span>{words("stopped", { until: until ? formatInstant(until, await getLocale()) : "none" })}</span>
      {isOwner ? (
        <Link href={"/standing" as Route /* a page of the app */} prefetch={false} className="link">
          {t("stoppedWhy")}
        </Link>
      ) : null}
    </p>
  );
}
