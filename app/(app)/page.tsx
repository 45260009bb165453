import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { HomeAside, Suggestions } from "@/app/(app)/home-aside";
import { HomeTabs } from "@/app/(app)/home-tabs";
import { Welcome } from "@/app/(app)/welcome";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { ResponsibleNote } from "@/components/comments/manage/responsible-note";
import { ComposerSlot, NewPostsSlot, RankedSlot } from "@/components/microblog/home-slots";
import { Timeline } from "@/components/microblog/timeline";
import { ProtectionNote } from "@/components/protection/protection-note";
import { RefusalView } from "@/components/refusal/refusal-view";
import { Columns } from "@/components/shell/columns";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { firstPageSize, type PostPage } from "@/server/features/microblog/contract";
import type { HomeOrder } from "@/server/shared/home-ranking";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("microblog.title");
  return { title: t((await findMe()) ? "home" : "explore") };
}

/** Home: what the people one follows publish. Whoever is not signed in sees the newest public posts. */
export default async function HomePage() {
  const me = await findMe();
  if (!me) return <Welcome />;
  const ordered = answerOf(caller().microblog.homeOrder({}));
  const [{ order }, page, { refusal }, suggestions, credit, protection] = await Promise.all([
    ordered,
    ordered.then(({ order }) => pageIn(order)),
    answerOf(caller().microblog.mayPublish({ act: "post" })),
    answerOf(caller().relations.suggestions({})),
    answerOf(caller().credit.summary({})),
    answerOf(caller().protection.state({})),
  ]);
  const [t, begin] = [await getTranslations("microblog"), await getTranslations("protection.mode")];
  const shown = page.posts[0]?.id ?? "empty";
  const empty = (
    <>
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
      {/* Beside the page where there is room for it. */}
      <div className="mt-4 xl:hidden">
        <Suggestions suggestions={suggestions} />
      </div>
    </>
  );
  return (
    <Columns aside={<HomeAside credit={credit} suggestions={suggestions} />}>
      <h1 className="sr-only">{t("title.home")}</h1>
      <HomeTabs tab="following" />
      <ProtectionNote
        protection={protection}
        begin={
          <ButtonLink href={"/settings/contact" as Route /* a page of the app */} icon={<Icon name="shield-check" />}>
            {begin("begin")}
          </ButtonLink>
        }
      />
      {me.responsibleDue?.isOver ? null : <ResponsibleNote ownerId={me.account.id} responsible={me.responsibleDue} />}
      <ComposerSlot notice={refusal ? <RefusalView refusal={refusal} /> : null} />
      <NewPostsSlot newest={newestOf(page)} />
      {order === "ranked" ? (
        <RankedSlot key={shown} initial={page} empty={empty} />
      ) : (
        <Timeline key={shown} source={{ path: "microblog.home", input: {} }} initial={page} empty={empty} />
      )}
    </Columns>
  );
}

/** A page of home; of the ranking, with the newest post in it. */
type HomePosts = PostPage & { newest?: string | null };

function pageIn(order: HomeOrder): Promise<HomePosts> {
  const limit = firstPageSize;
  return order === "ranked"
    ? answerOf(caller().microblog.rankedHome({ limit }))
    : answerOf(caller().microblog.home({ limit }));
}

/** The post after which others are new: in the ranking, it need not stand first. */
function newestOf({ posts, newest }: HomePosts): string | null {
  return newest ?? posts[0]?.id ?? null;
}
