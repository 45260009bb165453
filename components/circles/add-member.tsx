"use client"; // looks people up and shows its own outcome

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { PersonRows } from "@/components/relations/mutes/person-rows";
import { askQuery, sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { AccountBrief } from "@/server/shared/account-brief";
import type { AccountId, CircleId } from "@/server/shared/ids";

interface AddMemberProps {
  circleId: CircleId;
  name: string;
  /** Who is in the circle already. */
  members: readonly string[];
}

/** Finds people by their name or number, and puts them into a circle. */
export function AddMember({ circleId, name, members }: AddMemberProps) {
  const t = useTranslations("circles");
  const router = useRouter();
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly AccountBrief[] | null>(null);
  const [busyWith, setBusyWith] = useState<string | null>(null);

  async function find(event: FormEvent) {
    event.preventDefault();
    setBusyWith("search");
    try {
      setFound((await askQuery("search.people", { text: text.trim() })).accounts);
    } catch (error) {
      toastRefusal(error);
    } finally {
      setBusyWith(null);
    }
  }

  async function add({ id }: AccountBrief) {
    setBusyWith(id);
    try {
      await sendCommand("circles.addToCircle", { circleId, accountId: id as AccountId }); // an id the server gave
      showToast("ok", t("added"));
      router.refresh();
    } catch (error) {
      toastRefusal(error);
    } finally {
      setBusyWith(null);
    }
  }

  return (
    <div className="flex flex-col gap-3">
      <form onSubmit={find} className="flex gap-2">
        <TextInput
          type="search"
          aria-label={t("addTo", { name })}
          placeholder={t("addHint")}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          type="submit"
          variant="secondary"
          loading={busyWith === "search"}
          disabled={text.trim() === ""}
          className="shrink-0"
        >
          {t("find")}
        </Button>
      </form>
      {found?.length === 0 ? <p className="text-ink-soft">{t("nobodyFound")}</p> : null}
      {found && found.length > 0 ? (
        <PersonRows
          label={t("found")}
          people={found}
          action={(person) => (
            <Button
              size="small"
              variant="secondary"
              loading={busyWith === person.id}
              disabled={members.includes(person.id)}
              aria-label={t("addPerson", { name: person.nickname })}
              onClick={() => add(person)}
            >
              {t(members.includes(person.id) ? "isIn" : "add")}
            </Button>
          )}
        />
      ) : null}
    </div>
  );
}
