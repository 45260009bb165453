import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { findMe, findShellViewer } from "@/app/viewer";
import { SessionWatch } from "@/components/notifications/session-watch";
import { RefusalView } from "@/components/refusal/refusal-view";
import { Columns } from "@/components/shell/columns";
import { ConsoleShell } from "@/components/shell/console-shell";
import type { NavItem } from "@/components/shell/nav-links";
import { WithMessages } from "@/components/shell/with-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { StaffPost } from "@/server/shared/staff";

type Place =
  | "queue"
  | "patrol"
  | "marks"
  | "labels"
  | "hot"
  | "topics"
  | "measures"
  | "appeals"
  | "looks"
  | "powers"
  | "rules"
  | "documents"
  | "licences"
  | "regulator"
  | "identities"
  | "logs"
  | "effects";

const places: Record<Place, { icon: IconName; posts: readonly StaffPost[] }> = {
  queue: { icon: "inbox", posts: ["reviewer", "officer"] },
  patrol: { icon: "list-checks", posts: ["reviewer", "officer", "compliance", "inspector"] },
  marks: { icon: "badge-check", posts: ["reviewer", "officer"] },
  labels: { icon: "tag", posts: ["reviewer", "officer"] },
  hot: { icon: "flame", posts: ["reviewer", "officer"] },
  topics: { icon: "newspaper", posts: ["officer"] },
  measures: { icon: "gavel", posts: ["officer", "appeals", "compliance"] },
  appeals: { icon: "scale", posts: ["appeals"] },
  looks: { icon: "eye-off", posts: ["reviewer", "officer"] },
  powers: { icon: "message-circle", posts: ["officer"] },
  rules: { icon: "list-filter", posts: ["officer"] },
  documents: { icon: "book-open-text", posts: ["officer", "compliance"] },
  licences: { icon: "newspaper", posts: ["officer", "compliance"] },
  regulator: { icon: "landmark", posts: ["officer", "compliance"] },
  identities: { icon: "key-round", posts: ["privacy", "officer", "compliance"] },
  logs: { icon: "receipt-text", posts: ["privacy", "compliance", "inspector"] },
  effects: { icon: "hourglass", posts: ["officer", "compliance"] },
};

/** The frame of the review desk: each post sees the parts that are open to it. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [me, viewer] = await Promise.all([findMe(), findShellViewer()]);
  if (!me || !viewer) redirect("/sign-in");
  const t = await getTranslations("desk");
  const items: NavItem[] = (Object.keys(places) as Place[]) // its keys are the places
    .filter((place) => places[place].posts.some((post) => me.posts.includes(post)))
    .map((place) => ({
      href: `/desk/${place}` as Route, // pages of this folder
      label: t(`nav.${place}`),
      icon: <Icon name={places[place].icon} />,
    }));
  return (
    <ConsoleShell viewer={viewer} name={t("name")} items={items}>
      {items.length === 0 ? (
        <Columns>
          <EmptyState icon={<Icon name="lock" />} title={<h1 className="text-title">{t("noPost.title")}</h1>}>
            {t("noPost.hint")}
          </EmptyState>
        </Columns>
      ) : (
        <NuqsAdapter>
          {me.secondFactorGiven ? (
            children
          ) : (
            <Columns>
              <h1>{t("name")}</h1>
              <RefusalView refusal={{ kind: "FORBIDDEN", reason: "SECOND_FACTOR_REQUIRED", params: {} }} />
            </Columns>
          )}
        </NuqsAdapter>
      )}
      <WithMessages namespaces={["notifications"]}>
        <SessionWatch />
      </WithMessages>
    </ConsoleShell>
  );
}
