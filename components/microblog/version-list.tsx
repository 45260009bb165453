"use client"; // compares the texts, which costs the reader's machine and not the server

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { DifferenceLines } from "@/components/accounts/difference-lines";
import { Time } from "@/components/ui/time";
import type { PostHistory } from "@/server/features/microblog/contract";
import { differenceOf } from "@/server/shared/difference";

/** Every text of a post, newest first, each with what it changed of the one before; as plain texts until they are compared. */
export function VersionList({ versions }: { versions: PostHistory["versions"] }) {
  const t = useTranslations("microblog.history");
  const [isComparing, setComparing] = useState(false);
  useEffect(() => setComparing(true), []);
  return (
    <ol className="flex flex-col gap-4">
      {versions.map((version, at) => {
        const before = versions[at + 1];
        const heading = at === 0 ? t("present") : before ? t("version", { number: versions.length - at }) : t("first");
        return (
          <li key={version.id} className="flex flex-col gap-2">
            <h2 className="flex flex-wrap items-baseline gap-x-2 text-base">
              {heading}
              <span className="font-normal text-ink-faint text-small">
                <Time at={version.at} />
              </span>
            </h2>
            {before && isComparing ? (
              <DifferenceLines lines={differenceOf(before.body, version.body)} />
            ) : (
              <p className="whitespace-pre-wrap rounded-card border border-line bg-surface p-3">{version.body}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
