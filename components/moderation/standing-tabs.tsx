import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";

/** Measures and credit: the two halves of one's standing. */
export function StandingTabs({ current }: { current: "measures" | "credit" }) {
  const t = useTranslations("standing.tabs");
  return (
    <TabLinks
      label={t("label")}
      items={[
        { href: "/standing", label: t("measures"), current: current === "measures" },
        { href: "/standing/credit", label: t("credit"), current: current === "credit" },
      ]}
    />
  );
}
