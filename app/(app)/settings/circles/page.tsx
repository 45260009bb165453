import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { AddMember } from "@/components/circles/add-member";
import { CircleActions } from "@/components/circles/circle-actions";
import { MakeCircle } from "@/components/circles/make-circle";
import { PersonRows } from "@/components/relations/mutes/person-rows";
import { WithMessages } from "@/components/shell/with-messages";
import { CommandButton } from "@/components/trpc/command-button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { type CircleView, mostCircles, mostMembers } from "@/server/features/circles/contract";
import type { AccountBrief } from "@/server/shared/account-brief";
import type { AccountId, CircleId } from "@/server/shared/ids";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("circles"))("title") };
}

interface Props {
  searchParams: Promise<{ circle?: string }>;
}

/** One's circles, and the people in the one that is opened. Also while measured. */
export default async function CirclesPage({ searchParams }: Props) {
  const { circles } = caller();
  const own = await answerOf(circles.mine({}));
  const asked = (await searchParams).circle;
  const openId = (own.find(({ id }) => id === asked) ?? own[0])?.id;
  const open = openId ? await answerOf(circles.members({ circleId: openId as CircleId })) : null; // an id the server gave
  const t = await getTranslations("circles");
  return (
    <SettingsFrame>
      <WithMessages namespaces={["circles"]}>
        <p className="text-ink-soft">{t("lead", { circles: mostCircles, members: mostMembers })}</p>
        <MakeCircle />
        {own.length === 0 ? (
          <EmptyState icon={<Icon name="users" />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          own.map((circle) => (
            <Circle key={circle.id} circle={circle} accounts={circle.id === openId ? open?.accounts : null} />
          ))
        )}
      </WithMessages>
    </SettingsFrame>
  );
}

async function Circle({
  circle,
  accounts,
}: {
  circle: CircleView;
  accounts?: readonly AccountBrief[] | null | undefined;
}) {
  const t = await getTranslations("circles");
  const circleId = circle.id as CircleId; // an id the server gave
  return (
    <Card>
      <CardHeader
        title={circle.name}
        actions={<CircleActions circleId={circleId} name={circle.name} members={circle.members} />}
      />
      {accounts ? (
        <>
          <AddMember circleId={circleId} name={circle.name} members={accounts.map(({ id }) => id)} />
          <div className="mt-4">
            {accounts.length === 0 ? (
              <p className="text-ink-soft">{t("nobody")}</p>
            ) : (
              <PersonRows
                label={t("membersOf", { name: circle.name })}
                people={accounts}
                action={({ id, nickname }) => (
                  <CommandButton
                    path="circles.removeFromCircle"
                    input={{ circleId, accountId: id as AccountId /* an id the server gave */ }}
                    done={t("removed")}
                    variant="secondary"
                    size="small"
                    aria-label={t("removeOf", { name: nickname })}
                  >
                    {t("remove")}
                  </CommandButton>
                )}
              />
            )}
          </div>
        </>
      ) : (
        <Link href={`/settings/circles?circle=${circle.id}` as Route /* this page */} scroll={false} className="link">
          {t("open")}
        </Link>
      )}
    </Card>
  );
}
