"use client"; // a form that shows its own outcome

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { type ListView, listAudiences } from "@/server/features/lists/contract";
import type { ListId } from "@/server/shared/ids";
import { isTooLong, listNameLength } from "@/server/shared/limits";

interface ListFormProps {
  /** The list to change; without it one is made. */
  list?: Pick<ListView, "id" | "name" | "audience">;
  onDone?: () => void;
}

/** Name and audience of a list. */
export function ListForm({ list, onDone }: ListFormProps) {
  const t = useTranslations("lists");
  const router = useRouter();
  const making = useCommand("lists.makeList");
  const editing = useCommand("lists.editList");
  const { pending, refusal } = list ? editing : making;
  const problem = useProblem(refusal);
  const [name, setName] = useState(list?.name ?? "");
  const [audience, setAudience] = useState<ListView["audience"]>(list?.audience ?? "self");

  async function save(event: FormEvent) {
    event.preventDefault();
    const made = list ? null : await making.send({ name, audience });
    const edited = list ? await editing.send({ name, audience, listId: list.id as ListId }) : null; // an id the server gave
    const saved = made ?? edited;
    if (!saved) return;
    showToast(saved.held ? "info" : "ok", t(saved.held ? "held" : list ? "saved" : "made"));
    onDone?.();
    if (made) router.push(`/lists/${made.id}` as Route /* an id of ours */);
    else router.refresh();
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-[1fr_10rem]">
        <Field label={t("name")} error={problem("name")}>
          {(control) => <TextInput {...control} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label={t("audience.label")}>
          {(control) => (
            <Select
              {...control}
              value={audience}
              onChange={({ target }) => setAudience(target.value === "public" ? "public" : "self")}
            >
              {listAudiences.map((one) => (
                <option key={one} value={one}>
                  {t(`audience.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {refusal && refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={refusal} /> : null}
      <div>
        <Button type="submit" loading={pending} disabled={name.trim() === "" || isTooLong(name, listNameLength)}>
          {t(list ? "save" : "make")}
        </Button>
      </div>
    </form>
  );
}
