"use client"; // a form that shows its own outcome

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { daysOf, type MuteLasts, muteLasts } from "@/components/relations/mutes/mute-lasts";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { type MutePlace, mutePlaces } from "@/server/shared/mute-places";

/** Adds a muted word with its places and its end. */
export function WordForm() {
  const t = useTranslations("mutes");
  const router = useRouter();
  const { send, pending, refusal } = useCommand("relations.muteWord");
  const problem = useProblem(refusal);
  const [word, setWord] = useState("");
  const [lasts, setLasts] = useState<MuteLasts>("always");
  const [places, setPlaces] = useState<readonly MutePlace[]>(mutePlaces);

  async function add(event: FormEvent) {
    event.preventDefault();
    if (word.trim() === "" || places.length === 0) return;
    if (!(await send({ word, places: [...places], ...daysOf(lasts) }))) return;
    setWord("");
    showToast("ok", t("words.added"));
    router.refresh();
  }

  return (
    <form onSubmit={add} className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("words.word")} error={problem("word")}>
          {(control) => (
            <TextInput {...control} value={word} maxLength={40} onChange={(event) => setWord(event.target.value)} />
          )}
        </Field>
        <Field label={t("lasts.label")}>
          {(control) => (
            <Select
              {...control}
              value={lasts}
              onChange={(event) => setLasts(event.target.value as MuteLasts /* one of the options */)}
            >
              {muteLasts.map((value) => (
                <option key={value} value={value}>
                  {t(`lasts.${value}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <fieldset>
        <legend className="mb-1 font-medium">{t("words.places")}</legend>
        <div className="flex flex-wrap gap-x-5">
          {mutePlaces.map((place) => (
            <Checkbox
              key={place}
              label={t(`words.place.${place}`)}
              checked={places.includes(place)}
              onChange={({ target }) =>
                setPlaces(mutePlaces.filter((one) => (one === place ? target.checked : places.includes(one))))
              }
            />
          ))}
        </div>
        <div aria-live="polite">{places.length === 0 ? <FieldError>{t("words.placesMissing")}</FieldError> : null}</div>
      </fieldset>
      {refusal && refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={refusal} /> : null}
      <div>
        <Button type="submit" loading={pending} disabled={word.trim() === "" || places.length === 0}>
          {t("words.add")}
        </Button>
      </div>
    </form>
  );
}
