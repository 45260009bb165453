import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { TabLinks } from "@/components/ui/tab-links";

/** Between whom and what one follows, and where the order of home is chosen. */
export function HomeTabs({ tab }: { tab: "following" | "topics" }) {
  const t = useTranslations("finding.home");
  return (
    <div className="relative">
      <TabLinks
        label={t("label")}
        items={[
          { href: "/", label: t("following"), current: tab === "following" },
          { href: "/topics" as Route /* a page of the app */, label: t("topics"), current: tab === "topics" },
        ]}
      />
      <Link
        href={"/settings/home" as Route /* a page of the app */}
        prefetch={false}
        aria-label={t("order")}
        title={t("order")}
        className="absolute top-0 right-0 inline-flex size-11 items-center justify-center rounded-control text-ink-soft hover:text-ink [&_svg]:size-5"
      >
        <Icon name="list-filter" />
      </Link>
    </div>
  );
}
