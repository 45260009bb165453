import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf, problemsIn } from "@/app/answer";
import { NewPostsSlot } from "@/components/microblog/home-slots";
import { Timeline } from "@/components/microblog/timeline";
import { AccountList } from "@/components/relations/account-list";
import { Highlights } from "@/components/search/highlights";
import { SearchForm } from "@/components/search/search-form";
import { type FilterProblems, type SearchParams, searchHref } from "@/components/search/search-params";
import { Columns } from "@/components/shell/columns";
import { TopicList } from "@/components/topics/topic-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TabLinks } from "@/components/ui/tab-links";
import { caller } from "@/server/api/bridge";
import type { PostPage } from "@/server/features/microblog/contract";
import type { SearchPostsInput } from "@/server/features/search/contract";
import { soughtLength, soughtWords } from "@/server/shared/sought-words";

interface Props {
  searchParams: Promise<SearchParams>;
}

const kinds = ["posts", "people", "topics"] as const;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("finding.search");
  const text = (await searchParams).q?.slice(0, soughtLength);
  return { title: text ? t("titleFor", { text }) : t("title"), robots: { index: false } };
}

/** Search: the whole question stands in the address, so that a link repeats it. */
export default async function SearchPage({ searchParams }: Props) {
  const params = await searchParams;
  const t = await getTranslations("finding.search");
  const text = params.q?.trim().slice(0, soughtLength) ?? "";
  const kind = kinds.find((known) => known === params.kind) ?? "posts";
  const isFindable = soughtWords(text) !== null;
  const posts = isFindable && kind === "posts" ? await foundPosts(text, params) : null;
  return (
    <Columns>
      <h1 className="sr-only">{t("title")}</h1>
      <SearchForm params={{ ...params, q: text, kind }} problems={posts?.problems} />
      {text === "" ? (
        <EmptyState icon={<Icon name="search" />} title={t("start")}>
          {t("startHint")}
        </EmptyState>
      ) : !isFindable ? (
        <EmptyState icon={<Icon name="search-x" />} title={t("tooShort")}>
          {t("tooShortHint")}
        </EmptyState>
      ) : (
        <>
          <TabLinks
            label={t("tabs")}
            items={kinds.map((each) => ({
              href: searchHref({ ...params, q: text, kind: each }),
              label: t(each),
              current: each === kind,
            }))}
          />
          {kind === "people" ? <People text={text} /> : kind === "topics" ? <Topics text={text} /> : null}
          {posts?.found ? <Posts text={text} {...posts} found={posts.found} /> : null}
          {posts && !posts.found ? (
            <EmptyState
              icon={<Icon name="circle-exclamation-point" />}
              title={t("problem.title")}
              actions={
                <ButtonLink href={searchHref({ q: text })} variant="secondary">
                  {t("reset")}
                </ButtonLink>
              }
            >
              {t("problem.hint")}
            </EmptyState>
          ) : null}
        </>
      )}
    </Columns>
  );
}

async function People({ text }: { text: string }) {
  const found = await answerOf(caller().search.people({ text }));
  return (
    <AccountList
      key={found.accounts[0]?.id ?? "none"}
      source={{ path: "search.people", input: { text } }}
      initial={found}
      empty={<Nothing what="noPeople" />}
    />
  );
}

async function Topics({ text }: { text: string }) {
  const found = await answerOf(caller().topics.search({ text }));
  return found.length === 0 ? <Nothing what="noTopics" /> : <TopicList topics={found} />;
}

function Posts({ text, input, found }: { text: string; input: SearchPostsInput; found: PostPage }) {
  const newest = found.posts[0]?.id ?? null;
  const source = { path: "search.posts", input } as const;
  return (
    <Highlights text={text}>
      <NewPostsSlot newest={newest} channel="newest" source={source} />
      <Timeline
        key={JSON.stringify([input, newest])}
        source={source}
        initial={found}
        empty={<Nothing what="noPosts" />}
      />
    </Highlights>
  );
}

async function Nothing({ what }: { what: "noPosts" | "noPeople" | "noTopics" }) {
  const t = await getTranslations("finding.search");
  return (
    <EmptyState icon={<Icon name="search-x" />} title={t(what)}>
      {t("noneHint")}
    </EmptyState>
  );
}

interface FoundPosts {
  input: SearchPostsInput;
  /** Null where a filter is wrong. */
  found: PostPage | null;
  problems: FilterProblems;
}

/** The posts; or, for filters of an address that nothing can fit, what is wrong with each. */
async function foundPosts(text: string, { from, since, until, media }: SearchParams): Promise<FoundPosts> {
  const input: SearchPostsInput = {
    text,
    ...(from ? { from } : {}),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
    ...(media === "1" ? { hasMedia: true } : {}),
  };
  try {
    return { input, found: await caller().search.posts(input), problems: {} };
  } catch (error) {
    const wrong = problemsIn(error);
    const t = await getTranslations("finding.search.problem");
    const problems: FilterProblems = {};
    for (const { path, problem } of wrong) {
      if (path === "from") problems.from = t("from", { text: from ?? "" });
      if (path === "since") problems.since = t("day", { text: since ?? "" });
      if (path === "until") problems.until = problem === "before-since" ? t("order") : t("day", { text: until ?? "" });
    }
    if (Object.keys(problems).length > 0) return { input, found: null, problems };
    // Words that no text can hold find nothing.
    if (wrong.length > 0) return { input, found: { posts: [], next: null }, problems };
    throw error;
  }
}
