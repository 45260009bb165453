import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { DeskList, deskAddress } from "@/app/desk/desk-list";
import { RefusedPage } from "@/app/desk/refused-page";
import { PowerList } from "@/components/comments/manage/own-powers";
import { PowerFigures } from "@/components/comments/manage/power-figures";
import { TakePower } from "@/components/comments/manage/take-power";
import { WishCard } from "@/components/comments/manage/wish-card";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { TextInput } from "@/components/ui/text-input";
import { caller } from "@/server/api/bridge";
import { accountPowersInput, wishesInput } from "@/server/features/comments/contract/powers";
import { isHeld, protectivePowers } from "@/server/shared/sections";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sections.powers"))("desk") };
}

/** Wishes of accounts for powers over their comments, the first asked first; and one account's powers, by its number. */
export default async function PowersPage({ searchParams }: Props) {
  const search = await searchParams;
  const filter = wishesInput.safeParse({ state: search.state, after: search.after }).data ?? wishesInput.parse({});
  const of = accountPowersInput.safeParse({ handle: search.of }).data?.handle;
  const t = await getTranslations("sections.powers");
  const asked = await answerOrRefusal(caller().comments.powerWishes(filter));
  if ("refusal" in asked) return <RefusedPage title={t("desk")} refusal={asked.refusal} />;
  const { wishes, next } = asked.answer;
  return (
    <WithMessages namespaces={["sections"]}>
      <ConsolePage title={t("desk")}>
        <form className="flex max-w-3xl items-end gap-2" action="/desk/powers">
          <div className="flex flex-col gap-1">
            <label htmlFor="of" className="text-small">
              {t("find")}
            </label>
            <TextInput id="of" name="of" inputMode="numeric" defaultValue={of} className="w-44" />
          </div>
          <Button type="submit" variant="secondary">
            {t("show")}
          </Button>
        </form>
        {of ? <OneAccount handle={of} /> : null}
        <DeskList
          label={t("tabs")}
          tabs={(["open", "decided"] as const).map((state) => ({
            href: deskAddress("/desk/powers", { state }),
            label: t(`wishes.${state}`),
            current: filter.state === state,
          }))}
          empty={
            wishes.length === 0
              ? { icon: <Icon name="key-round" />, title: t("noWishes"), hint: t("noWishesHint") }
              : null
          }
          more={
            next ? { href: deskAddress("/desk/powers", { state: filter.state, after: next }), label: t("more") } : null
          }
        >
          <ul className="flex max-w-3xl flex-col gap-3">
            {wishes.map((wish) => (
              <li key={wish.id}>
                <WishCard wish={wish} />
              </li>
            ))}
          </ul>
        </DeskList>
      </ConsolePage>
    </WithMessages>
  );
}

async function OneAccount({ handle }: { handle: string }) {
  const asked = await answerOrRefusal(caller().comments.accountPowers({ handle }));
  if ("refusal" in asked) return <RefusalNote refusal={asked.refusal} />;
  const { owner, powers, ...figures } = asked.answer;
  const isPerson = figures.kind === "person" || figures.kind === "verified-person";
  return (
    <Card className="flex max-w-3xl flex-col gap-2">
      <CardHeader title={owner.nickname} />
      <PowerFigures of={figures} />
      <PowerList
        powers={powers}
        action={({ power, standing }) =>
          isHeld(standing) && !(isPerson && protectivePowers.includes(power)) ? (
            <TakePower ownerId={owner.id} name={owner.nickname} power={power} />
          ) : null
        }
      />
    </Card>
  );
}
