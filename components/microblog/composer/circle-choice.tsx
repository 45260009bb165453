"use client"; // shown once a circle is chosen as the audience

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { askQuery, type OutputOf } from "@/components/trpc/call";
import { Select } from "@/components/ui/select";

interface CircleChoiceProps {
  circleId: string | null;
  invalid: boolean;
  onChange: (circleId: string | null) => void;
}

/** Which of one's circles may read the post. */
export function CircleChoice({ circleId, invalid, onChange }: CircleChoiceProps) {
  const t = useTranslations("microblog.composer.circle");
  const id = useId();
  const [circles, setCircles] = useState<OutputOf<"circles.mine"> | "failed" | null>(null);
  useEffect(() => {
    askQuery("circles.mine", {}).then(setCircles, () => setCircles("failed"));
  }, []);

  if (circles === "failed") return <p className="text-danger text-small">{t("failed")}</p>;
  if (circles?.length === 0)
    return (
      <p className="text-ink-soft text-small">
        {t("none")}{" "}
        <Link href={"/settings/circles" as Route /* a page of ours */} className="link">
          {t("make")}
        </Link>
      </p>
    );
  return (
    <div className="flex items-center gap-2 text-small">
      <label htmlFor={id}>{t("label")}</label>
      <Select
        id={id}
        aria-busy={circles === null}
        aria-invalid={invalid || undefined}
        value={circleId ?? ""}
        onChange={(event) => onChange(event.target.value || null)}
        className="min-w-40"
      >
        <option value="">{t("choose")}</option>
        {circles?.map(({ id, name }) => (
          <option key={id} value={id}>
            <bdi>{name}</bdi>
          </option>
        ))}
      </Select>
    </div>
  );
}
