import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { topicHref } from "@/components/topics/topic-href";
import { TopicSwitch } from "@/components/topics/topic-switch";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";
import type { DeskTopic } from "@/server/features/topics/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finding.desk.topics"))("title") };
}

/** Officers look a topic up, close it, and open it again. */
export default async function TopicsDeskPage({ searchParams }: { searchParams: Promise<{ topic?: string }> }) {
  const asked = (await searchParams).topic
    ?.trim()
    .replace(/^[#＃]|[#＃]$/g, "")
    .slice(0, 64);
  const t = await getTranslations("finding.desk.topics");
  const closed = await answerOrRefusal(caller().topics.closed({}));
  if ("refusal" in closed) return <RefusedPage title={t("title")} refusal={closed.refusal} />;
  const found = asked
    ? await caller()
        .topics.look({ topic: asked })
        .catch(() => null)
    : null;
  return (
    <WithMessages namespaces={["finding", "desk"]}>
      <ConsolePage title={t("title")}>
        <p className="max-w-180 text-ink-soft">{t("lead")}</p>
        <form action="/desk/topics" className="flex max-w-120 items-end gap-2">
          <div className="flex-1">
            <Field label={t("find")} hint={t("findHint")}>
              {(control) => <TextInput {...control} name="topic" required maxLength={66} defaultValue={asked} />}
            </Field>
          </div>
          <Button type="submit" variant="secondary" className="mb-1.5 h-10">
            {t("look")}
          </Button>
        </form>
        {asked && !found ? <p>{t("unknown")}</p> : null}
        {found ? <Found topic={found} /> : null}
        <h2>{t("closedList")}</h2>
        {closed.answer.length === 0 ? (
          <p className="text-ink-soft">{t("none")}</p>
        ) : (
          <Table
            caption={t("closedList")}
            columns={(["name", "count", "reason", "by", "at"] as const).map((key) => ({
              key,
              label: t(key),
              numeric: key === "count",
            }))}
          >
            {closed.answer.map((topic) => (
              <TableRow key={topic.name}>
                <TableCell>
                  <Link
                    href={{ pathname: "/desk/topics", query: { topic: topic.name } }}
                    prefetch={false}
                    className="link break-words"
                  >
                    #<bdi>{topic.name}</bdi>#
                  </Link>
                </TableCell>
                <TableCell numeric>{topic.posts}</TableCell>
                <TableCell className="min-w-40">{topic.closeReason}</TableCell>
                <TableCell>{topic.closedBy}</TableCell>
                <TableCell className="whitespace-nowrap">
                  {topic.closedAt ? <Time at={topic.closedAt} style="absolute" /> : null}
                </TableCell>
              </TableRow>
            ))}
          </Table>
        )}
      </ConsolePage>
    </WithMessages>
  );
}

async function Found({ topic }: { topic: DeskTopic }) {
  const t = await getTranslations("finding.desk.topics");
  const words = await getTranslations("finding.topic");
  const isClosed = topic.closedAt !== null;
  return (
    <Card className="flex max-w-180 flex-wrap items-center gap-3">
      <div className="min-w-0 flex-1">
        {isClosed ? (
          <p className="break-words font-medium">
            #<bdi>{topic.name}</bdi>#
          </p>
        ) : (
          <Link href={topicHref(topic.name)} prefetch={false} className="link break-words font-medium">
            #<bdi>{topic.name}</bdi>#
          </Link>
        )}
        <p className="text-ink-soft text-small">{words("posts", { count: topic.posts })}</p>
        {topic.closeReason ? <p className="text-small">{topic.closeReason}</p> : null}
      </div>
      <Badge tone={isClosed ? "warn" : "ok"} icon={<Icon name={isClosed ? "ban" : "check"} />}>
        {t(isClosed ? "closed" : "open")}
      </Badge>
      <TopicSwitch key={String(isClosed)} name={topic.name} isClosed={isClosed} />
    </Card>
  );
}
