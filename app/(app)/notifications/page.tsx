import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { NoticeList } from "@/components/notifications/notice-list";
import { Columns } from "@/components/shell/columns";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

export default async function NotificationsPage() {
  const page = await answerOf(caller().notifications.list({}));
  const t = await getTranslations("notifications");
  return (
    <Columns>
      <h1>{t("title")}</h1>
      <NoticeList
        key={page.notices[0]?.id ?? "empty"}
        initial={page}
        empty={
          <EmptyState icon={<Icon name="bell" />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        }
      />
    </Columns>
  );
}
