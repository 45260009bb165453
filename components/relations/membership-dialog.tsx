"use client"; // ticks at once

import type { Route } from "next";
import { useEffect, useEffectEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import type { Refusal } from "@/server/shared/errors";

interface Group {
  id: string;
  name: string;
  members: number;
  hasAccount: boolean;
}

interface MembershipDialogProps<Each extends Group> {
  title: string;
  /** Said where there are none. */
  none: string;
  /** The page on which they are made and kept. */
  go: { href: Route; words: string };
  done: string;
  load: () => Promise<Each[]>;
  hintOf: (group: Each) => string;
  set: (id: string, isIn: boolean) => Promise<unknown>;
  onClose: () => void;
}

/** What of one's own an account may be put into, with a tick where it is; a tick takes effect at once. Open for as long as it is rendered. */
export function MembershipDialog<Each extends Group>({
  title,
  none,
  go,
  done,
  load,
  hintOf,
  set,
  onClose,
}: MembershipDialogProps<Each>) {
  const [groups, setGroups] = useState<Each[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const loadFirst = useEffectEvent(() => load().then(setGroups, (error) => setRefusal(refusalOf(error))));
  useEffect(() => void loadFirst(), []);

  async function tick(id: string, isIn: boolean) {
    const show = (hasAccount: boolean) =>
      setGroups(
        (before) =>
          before?.map((one) =>
            one.id === id ? { ...one, hasAccount, members: one.members + (hasAccount ? 1 : -1) } : one,
          ) ?? null,
      );
    setRefusal(null);
    show(isIn);
    try {
      await set(id, isIn);
    } catch (error) {
      show(!isIn);
      setRefusal(refusalOf(error));
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <ButtonLink href={go.href} variant="secondary">
            {go.words}
          </ButtonLink>
          <Button onClick={onClose}>{done}</Button>
        </>
      }
    >
      {groups?.length === 0 ? <p className="text-ink-soft">{none}</p> : null}
      <div>
        {groups?.map((group) => (
          <Checkbox
            key={group.id}
            label={group.name}
            hint={hintOf(group)}
            checked={group.hasAccount}
            onChange={({ target }) => tick(group.id, target.checked)}
          />
        ))}
      </div>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </Dialog>
  );
}
