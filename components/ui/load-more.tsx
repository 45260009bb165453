"use client"; // asks for the next page

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

interface LoadMoreProps {
  hasMore: boolean;
  loading: boolean;
  onLoad: () => void;
}

/** The end of a list: the next page on demand, or word that this was all. */
export function LoadMore({ hasMore, loading, onLoad }: LoadMoreProps) {
  const t = useTranslations("ui");
  return (
    <div className="flex justify-center py-4 text-ink-faint text-small">
      {hasMore ? (
        <Button variant="secondary" loading={loading} onClick={onLoad}>
          {loading ? t("loading") : t("more")}
        </Button>
      ) : (
        <p>{t("end")}</p>
      )}
    </div>
  );
}
