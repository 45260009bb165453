import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { findKept, ManageFrame } from "@/app/(app)/manage/comments/manage-frame";
import { answerOf } from "@/app/answer";
import { KeeperActions } from "@/components/comments/manage/keeper-actions";
import { KeeperForm } from "@/components/comments/manage/keeper-form";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import { formatInstant } from "@/server/shared/dates";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sections"))("part.keepers") };
}

/** Who keeps an organisation's comments with it, in which role, and who is responsible. */
export default async function KeepersPage({ searchParams }: Props) {
  const kept = await findKept((await searchParams).of);
  const { ownerId, keeping } = kept;
  const { keepers } = await answerOf(caller().comments.keepers({ ownerId }));
  const t = await getTranslations("sections.keepers");
  const mayChange = keeping.powers.includes("keepers");
  return (
    <ManageFrame {...kept} place="keepers">
      {keeping.responsibleDue ? (
        <p className="text-ink-soft">
          {t(keeping.responsibleDue.isOver ? "over" : "due", {
            due: formatInstant(keeping.responsibleDue.due, await getLocale()),
          })}
        </p>
      ) : null}
      <Card>
        <CardHeader title={t("title")} />
        <p className="mb-3 text-ink-soft">{t("lead")}</p>
        {keepers.length === 0 ? (
          <p className="text-ink-soft">{t("empty")}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {keepers.map((keeper) => (
              <li key={keeper.account.id} className="flex flex-wrap items-center gap-3 py-2.5">
                <Avatar
                  id={keeper.account.id}
                  name={keeper.account.nickname}
                  src={keeper.account.avatarUrl}
                  size="small"
                />
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2">
                    <span className="font-medium">
                      <bdi>{keeper.account.nickname}</bdi>
                    </span>
                    {keeper.isResponsible ? (
                      <Badge tone="brand" icon={<Icon name="shield-check" />}>
                        {t("responsible")}
                      </Badge>
                    ) : null}
                  </p>
                  <p className="text-ink-soft text-small">
                    {t(`roles.${keeper.role}`)} · {t(keeper.acceptedAt ? "accepted" : "waits")}
                  </p>
                </div>
                {mayChange ? <KeeperActions ownerId={ownerId} keeper={keeper} /> : null}
              </li>
            ))}
          </ul>
        )}
      </Card>
      {mayChange ? (
        <Card>
          <CardHeader title={t("inviteTitle")} />
          <KeeperForm ownerId={ownerId} />
        </Card>
      ) : null}
    </ManageFrame>
  );
}
