"use client"; // a form that shows its own outcome

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import type { ContactSettings } from "@/server/features/protection/contract";
import { accountAges, type Circle, circles } from "@/server/shared/contact";

const ways = ["replies", "mentions", "quotes", "messages"] as const;

/** Who may reach the person, in each way. */
export function ContactForm({ settings }: { settings: ContactSettings }) {
  const t = useTranslations("protection.form");
  const [chosen, setChosen] = useState(settings);
  const { send, pending, refusal } = useCommand("protection.setContacts");

  async function save(event: FormEvent) {
    event.preventDefault();
    if (await send(chosen)) showToast("ok", t("saved"));
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {ways.map((way) => (
          <Field key={way} label={t(way)}>
            {(control) => (
              <Select
                {...control}
                value={chosen[way]}
                onChange={({ target }) =>
                  setChosen({ ...chosen, [way]: target.value as Circle /* one of the options */ })
                }
              >
                {circles.map((circle) => (
                  <option key={circle} value={circle}>
                    {t(`circle.${circle}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
      </div>
      <Field label={t("age")} hint={t("ageHint")}>
        {(control) => (
          <Select
            {...control}
            value={chosen.minAgeDays}
            onChange={({ target }) => {
              const minAgeDays = accountAges.find((days) => String(days) === target.value) ?? 0;
              setChosen({ ...chosen, minAgeDays });
            }}
          >
            {accountAges.map((days) => (
              <option key={days} value={days}>
                {t(`ages.${days}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <div>
        <Button type="submit" loading={pending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
