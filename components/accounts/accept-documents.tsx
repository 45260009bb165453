"use client"; // ticked by a person, never by us

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/choice";
import type { DocumentState } from "@/server/features/accounts/contract";
import { sevenLines } from "@/server/shared/documents";

interface AcceptDocumentsProps {
  documents: readonly DocumentState[];
  /** The seven lines in full; they stand in a list of their own. */
  lines: ReactNode;
  /** Keys with version that are ticked. */
  ticked: readonly string[];
  onTick: (ticked: string[]) => void;
}

/** How a version is named among what is ticked: another version is another tick. */
export const tickOf = ({ key, version }: DocumentState) => `${key}@${version}`;

/** The documents that wait for acceptance, each with a box that starts empty. */
export function AcceptDocuments({ documents, lines, ticked, onTick }: AcceptDocumentsProps) {
  const t = useTranslations("accounts.signUp");
  const seven = documents.find(({ key }) => key === sevenLines);
  const others = documents.filter(({ key }) => key !== sevenLines);

  function box(document: DocumentState, label: ReactNode) {
    const tick = tickOf(document);
    return (
      <Checkbox
        name={tick}
        checked={ticked.includes(tick)}
        onChange={(event) => onTick(event.target.checked ? [...ticked, tick] : ticked.filter((one) => one !== tick))}
        label={label}
      />
    );
  }

  return (
    <div className="flex flex-col gap-5">
      {seven ? (
        <fieldset className="flex flex-col gap-3 rounded-card border border-line p-4">
          <legend className="px-1 font-semibold">{t("sevenTitle")}</legend>
          <p className="text-ink-soft text-small">{t("sevenLead")}</p>
          {lines}
          <div className="border-line border-t pt-2">{box(seven, t("sevenAccept"))}</div>
        </fieldset>
      ) : null}
      {others.length > 0 ? (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-semibold">{t("agreements")}</legend>
          {others.map((document) => (
            <div key={document.key}>
              {box(
                document,
                <>
                  {t.rich("accept", {
                    title: document.title,
                    link: (title) => (
                      <a
                        href={`/agreements/${document.key}/${document.version}`}
                        target="_blank"
                        className="link"
                        rel="noopener"
                      >
                        {title}
                      </a>
                    ),
                  })}{" "}
                  <span className="text-ink-faint text-small">{t("acceptVersion", { version: document.version })}</span>
                </>,
              )}
            </div>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
