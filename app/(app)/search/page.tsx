import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOf, refusalIn } from "@/app/answer";
import { NewPostsSlot } from "@/components/microblog/home-slots";
import { Timeline } from "@/components/microblog/timeline";
import { AccountList } from "@/components/relations/account-list";
import { Highlights } from "@/components/search/highlights";
import { SearchForm } from "@/components/search/search-form";
import { type SearchParams, searchHref } from "@/components/search/search-params";
import { Columns } from "@/components/shell/columns";
import { TopicList } from "@/components/topics/topic-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TabLinks } from "@/components/ui/tab-links";
import { caller } from "@/server/api/bridge";
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
  return (
    <Columns>
      <h1 className="sr-only">{t("title")}</h1>
      <SearchForm params={{ ...params, q: text, kind }} />
      {text === "" ? (
        <EmptyState icon={<Icon name="search" />} title={t("start")}>
          {t("startHint")}
        </EmptyState>
      ) : soughtWords(text) === null ? (
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
          <Found kind={kind} text={text} params={params} />
        </>
      )}
    </Columns>
  );
}

async function Found({ kind, text, params }: { kind: (typeof kinds)[number]; text: string; params: SearchParams }) {
  const t = await getTranslations("finding.search");
  const none = (title: string) => (
    <EmptyState icon={<Icon name="search-x" />} title={title}>
      {t("noneHint")}
    </EmptyState>
  );
  if (kind === "people") {
    const found = await answerOf(caller().search.people({ text }));
    const key = found.accounts[0]?.id ?? "none";
    return (
      <AccountList
        key={key}
        source={{ path: "search.people", input: { text } }}
        initial={found}
        empty={none(t("noPeople"))}
      />
    );
  }
  if (kind === "topics") {
    const found = await answerOf(caller().topics.search({ text }));
    return found.length === 0 ? none(t("noTopics")) : <TopicList topics={found} />;
  }
  const input: SearchPostsInput = {
    text,
    ...(params.from ? { from: params.from } : {}),
    ...(params.since ? { since: params.since } : {}),
    ...(params.until ? { until: params.until } : {}),
    ...(params.media === "1" ? { hasMedia: true } : {}),
  };
  const found = await caller()
    .search.posts(input)
    .catch((error: unknown) => {
      // A filter that somebody typed into the address: nothing fits it.
      if (refusalIn(error) ?? isInputError(error)) return { posts: [], next: null };
      throw error;
    });
  const newest = found.posts[0]?.id ?? null;
  const source = { path: "search.posts", input } as const;
  return (
    <Highlights text={text}>
      <NewPostsSlot newest={newest} channel="newest" source={source} />
      <Timeline key={JSON.stringify([input, newest])} source={source} initial={found} empty={none(t("noPosts"))} />
    </Highlights>
  );
}

function isInputError(error: unknown): boolean {
  return error instanceof Error && typeof error.cause === "object" && error.cause !== null && "issues" in error.cause;
}
