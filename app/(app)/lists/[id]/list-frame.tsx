import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { findMe } from "@/app/viewer";
import { ListMenu } from "@/components/lists/list-menu";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { StateNote } from "@/components/ui/state-note";
import { TabLinks } from "@/components/ui/tab-links";
import type { ListView } from "@/server/features/lists/contract";

interface ListFrameProps {
  list: ListView;
  tab: "posts" | "members";
  children: ReactNode;
}

/** What both pages of a list stand in: its name, whose it is, its state for its owner, and the way between them. */
export async function ListFrame({ list, tab, children }: ListFrameProps) {
  const [t, me] = [await getTranslations("lists"), await findMe()];
  const { id, name, owner, audience, members, isMine, state } = list;
  const page = `/lists/${id}`;
  return (
    <Columns>
      <WithMessages namespaces={["lists"]}>
        <header className="flex items-start gap-3">
          <div className="min-w-0 flex-1">
            <h1 className="break-words">
              <bdi>{name}</bdi>
            </h1>
            <p className="text-ink-soft text-small">
              {isMine ? (
                t(`audience.${audience}`)
              ) : (
                <Link href={`/u/${owner.handle}` as Route /* handles are digits */} prefetch={false} className="link">
                  {t("by", { name: owner.nickname })}
                </Link>
              )}{" "}
              · {t("count", { count: members })}
            </p>
          </div>
          <ListMenu list={list} isSignedIn={me !== null} />
        </header>
        {state && state.word !== "waiting" && state.word !== "hidden" ? (
          <StateNote
            state={state.word === "refused" ? "returned" : state.word}
            actions={
              state.measureId ? (
                <Link
                  href={`/standing/measures/${state.measureId}` as Route /* an id of ours */}
                  prefetch={false}
                  className="link"
                >
                  {t("statement")}
                </Link>
              ) : null
            }
          />
        ) : null}
        <TabLinks
          label={t("tabs.label")}
          items={[
            { href: page as Route /* an id of ours */, label: t("tabs.posts"), current: tab === "posts" },
            {
              href: `${page}/members` as Route /* an id of ours */,
              label: t("tabs.members"),
              current: tab === "members",
            },
          ]}
        />
        {children}
      </WithMessages>
    </Columns>
  );
}
