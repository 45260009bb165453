import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { ListForm } from "@/components/lists/list-form";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { StateNote } from "@/components/ui/state-note";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists"))("title"), robots: { index: false } };
}

/** One's own lists of accounts, and where to make another. */
export default async function ListsPage() {
  const lists = await answerOf(caller().lists.mine({}));
  const t = await getTranslations("lists");
  return (
    <Columns>
      <WithMessages namespaces={["lists"]}>
        <header>
          <h1>{t("title")}</h1>
          <p className="text-ink-soft">{t("lead")}</p>
        </header>
        <Card>
          <ListForm />
        </Card>
        {lists.length === 0 ? (
          <EmptyState icon={<Icon name="clipboard-list" />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <Card>
            <ul aria-label={t("title")} className="flex flex-col divide-y divide-line">
              {lists.map(({ id, name, audience, members, state }) => (
                <li key={id} className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
                  <div className="flex flex-wrap items-baseline gap-x-3">
                    <Link
                      href={`/lists/${id}` as Route /* an id of ours */}
                      prefetch={false}
                      className="min-w-0 break-words font-medium hover:underline"
                    >
                      <bdi>{name}</bdi>
                    </Link>
                    <span className="text-ink-soft text-small">
                      {t("count", { count: members })} · {t(`audience.${audience}`)}
                    </span>
                  </div>
                  {state && state.word !== "waiting" && state.word !== "hidden" ? (
                    <StateNote state={state.word === "refused" ? "returned" : state.word} />
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </WithMessages>
    </Columns>
  );
}
