"use client"; // a form that shows its own outcome

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { circleNameLength } from "@/server/shared/limits";

/** Makes a circle by its name. */
export function MakeCircle() {
  const t = useTranslations("circles");
  const router = useRouter();
  const { send, pending, refusal } = useCommand("circles.makeCircle");
  const problem = useProblem(refusal);
  const [name, setName] = useState("");

  async function make(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "" || !(await send({ name }))) return;
    setName("");
    showToast("ok", t("made"));
    router.refresh();
  }

  return (
    <form onSubmit={make} className="flex flex-col gap-3">
      <Field label={t("name")} hint={t("nameHint")} error={problem("name")}>
        {(control) => (
          <div className="flex gap-2">
            <TextInput
              {...control}
              value={name}
              maxLength={circleNameLength}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" loading={pending} disabled={name.trim() === ""} className="shrink-0">
              {t("make")}
            </Button>
          </div>
        )}
      </Field>
      {refusal && refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={refusal} /> : null}
    </form>
  );
}
