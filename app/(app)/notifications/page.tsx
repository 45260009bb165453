import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { NoticeList } from "@/components/notifications/notice-list";
import { ProtectionNote } from "@/components/protection/protection-note";
import { Columns } from "@/components/shell/columns";
import { CurrentInSight } from "@/components/shell/current-in-sight";
import { CommandButton } from "@/components/trpc/command-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TabLinks } from "@/components/ui/tab-links";
import { caller } from "@/server/api/bridge";
import { type NoticeGroup, noticeGroups } from "@/server/shared/notices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

interface Props {
  searchParams: Promise<{ group?: string; followed?: string }>;
}

/** What people did and what the platform says: all of it or one group, from everyone or from those one follows. The address holds the choice. */
export default async function NotificationsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const group = noticeGroups.find((one) => one === asked.group);
  const fromFollowed = asked.followed === "1";
  const source = { ...(group ? { group } : {}), fromFollowed };
  const [page, protection] = await answerOf(
    Promise.all([caller().notifications.list(source), caller().protection.state({})]),
  );
  const t = await getTranslations("notifications");
  const begin = await getTranslations("protection.mode");
  const isAll = !group && !fromFollowed;
  return (
    <Columns>
      <h1>{t("title")}</h1>
      <ProtectionNote
        protection={protection}
        begin={
          <CommandButton
            path="protection.beginProtection"
            input={{}}
            done={begin("begun")}
            icon={<Icon name="shield-check" />}
          >
            {begin("begin")}
          </CommandButton>
        }
      />
      <CurrentInSight>
        <TabLinks
          label={t("filter.label")}
          items={[undefined, ...noticeGroups].map((one) => ({
            href: addressOf(one, fromFollowed),
            label: t(`filter.${one ?? "all"}`),
            current: one === group,
          }))}
        />
      </CurrentInSight>
      <div className="flex flex-wrap items-center gap-x-4 text-small">
        <Link href={addressOf(group, !fromFollowed)} prefetch={false} scroll={false} className="link">
          {t(fromFollowed ? "filter.everyone" : "filter.followedOnly")}
        </Link>
        <Link href={"/settings/notices" as Route /* a page of the app */} prefetch={false} className="link">
          {t("settingsLink")}
        </Link>
      </div>
      <NoticeList
        key={[group, fromFollowed, page.notices[0]?.id ?? "empty"].join()}
        source={source}
        initial={page}
        empty={
          <EmptyState icon={<Icon name="bell" />} title={t(isAll ? "empty" : "emptyGroup")}>
            {isAll ? t("emptyHint") : null}
          </EmptyState>
        }
      />
    </Columns>
  );
}

function addressOf(group: NoticeGroup | undefined, fromFollowed: boolean): Route {
  const chosen = new URLSearchParams({ ...(group ? { group } : {}), ...(fromFollowed ? { followed: "1" } : {}) });
  return (chosen.size > 0 ? `/notifications?${chosen}` : "/notifications") as Route; // this page
}
