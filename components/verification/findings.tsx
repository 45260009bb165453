import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { Finding } from "@/server/features/verification/contract/applications";
import type { FindingItem } from "@/server/features/verification/contract/documents";

/** What was found of each item of a claim. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations("verification");
  return (
    <ul className="flex flex-col gap-1">
      {findings.map(({ item, finding, note }) => (
        <li key={item} className="flex items-start gap-2">
          <Icon
            name={finding === "matches" ? "circle-check" : "x"}
            className={finding === "matches" ? "mt-1 size-4 text-ok" : "mt-1 size-4 text-danger"}
          />
          <span>
            {t(`item.${item as FindingItem}`) /* the contract's schema names these */}
            <span className="text-ink-soft">
              {" "}
              · {t(`finding.${finding}`)}
              {note ? ` · ${note}` : ""}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
