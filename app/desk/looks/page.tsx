import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { DeskList, deskAddress } from "@/app/desk/desk-list";
import { RefusedPage } from "@/app/desk/refused-page";
import { LookCard } from "@/components/comments/manage/look-card";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { looksInput } from "@/server/features/comments/contract/looks";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sections.looks"))("title") };
}

/** Comments that keepers hid and whose authors asked the platform to look: the first due first. The content comes with opening one, on record. */
export default async function LooksPage({ searchParams }: Props) {
  const search = await searchParams;
  const filter = looksInput.safeParse({ state: search.state, after: search.after }).data ?? looksInput.parse({});
  const t = await getTranslations("sections.looks");
  const asked = await answerOrRefusal(caller().comments.looks(filter));
  if ("refusal" in asked) return <RefusedPage title={t("title")} refusal={asked.refusal} />;
  const { looks, next } = asked.answer;
  return (
    <WithMessages namespaces={["sections", "microblog"]}>
      <ConsolePage title={t("title")}>
        <DeskList
          label={t("tabs")}
          tabs={(["open", "decided"] as const).map((state) => ({
            href: deskAddress("/desk/looks", { state }),
            label: t(state),
            current: filter.state === state,
          }))}
          empty={looks.length === 0 ? { icon: <Icon name="eye" />, title: t("empty"), hint: t("emptyHint") } : null}
          more={
            next ? { href: deskAddress("/desk/looks", { state: filter.state, after: next }), label: t("more") } : null
          }
        >
          <ul className="flex max-w-3xl flex-col gap-3">
            {looks.map((look) => (
              <li key={look.id}>
                <LookCard look={look} />
              </li>
            ))}
          </ul>
        </DeskList>
      </ConsolePage>
    </WithMessages>
  );
}
