import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";

/** What a reader sees where there is nothing, or nothing for them: the two are never told apart. */
export function NotFoundNote() {
  const t = useTranslations("navigation.notFound");
  return (
    <div className="py-10">
      <h1 className="sr-only">{t("title")}</h1>
      <EmptyState
        icon={<Icon name="search-x" />}
        title={t("title")}
        actions={
          <ButtonLink href="/" variant="secondary">
            {t("home")}
          </ButtonLink>
        }
      >
        {t("explanation")}
      </EmptyState>
    </div>
  );
}
