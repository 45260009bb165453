import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { Explore } from "@/app/(app)/explore/explore";
import { HomeAside } from "@/app/(app)/home-aside";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { ComposerSlot, NewPostsSlot } from "@/components/microblog/home-slots";
import { Timeline } from "@/components/microblog/timeline";
import { ProtectionNote } from "@/components/protection/protection-note";
import { RefusalView } from "@/components/refusal/refusal-view";
import { Columns } from "@/components/shell/columns";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { firstPageSize } from "@/server/features/microblog/contract";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("microblog.title");
  return { title: t((await findMe()) ? "home" : "explore") };
}

/** Home: what the people one follows publish. Whoever is not signed in sees the newest public posts. */
export default async function HomePage() {
  if (!(await findMe())) return <Explore isWelcome />;
  const [page, { refusal }, suggestions, credit, protection] = await Promise.all([
    answerOf(caller().microblog.home({ limit: firstPageSize })),
    answerOf(caller().microblog.mayPublish({ act: "post" })),
    answerOf(caller().relations.suggestions({})),
    answerOf(caller().credit.summary({})),
    answerOf(caller().protection.state({})),
  ]);
  const [t, begin] = [await getTranslations("microblog"), await getTranslations("protection.mode")];
  return (
    <Columns aside={<HomeAside credit={credit} suggestions={suggestions} />}>
      <h1 className="sr-only">{t("title.home")}</h1>
      <ProtectionNote
        protection={protection}
        begin={
          <ButtonLink href={"/settings/contact" as Route /* a page of the app */} icon={<Icon name="shield-check" />}>
            {begin("begin")}
          </ButtonLink>
        }
      />
      <ComposerSlot notice={refusal ? <RefusalView refusal={refusal} /> : null} />
      <NewPostsSlot newest={page.posts[0]?.id ?? null} />
      <Timeline
        key={page.posts[0]?.id ?? "empty"}
        source={{ path: "microblog.home", input: {} }}
        initial={page}
        empty={
          <EmptyState
            icon={<Icon name="house" />}
            title={t("timeline.emptyHome")}
            actions={
              <ButtonLink href="/explore" variant="secondary">
                {t("timeline.explore")}
              </ButtonLink>
            }
          >
            {t("timeline.emptyHomeHint")}
          </EmptyState>
        }
      />
    </Columns>
  );
}
