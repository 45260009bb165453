import { useTranslations } from "next-intl";
import { Picture } from "@/components/ui/picture";

/** The pictures that came with an appeal; only its appellant and those who decide get them from the server. */
export function AppealEvidence({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("appeals");
  if (ids.length === 0) return null;
  return (
    <div>
      <h3>{t("progress.evidence")}</h3>
      <ul className="mt-1 flex flex-wrap gap-2">
        {ids.map((id, at) => (
          <li key={id}>
            <a href={`/media/${id}`} className="block rounded-control">
              <Picture
                src={`/media/${id}?size=small`}
                alt={t("form.image", { number: at + 1 })}
                width={96}
                height={96}
                className="size-24 rounded-control border border-line object-cover"
              />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
