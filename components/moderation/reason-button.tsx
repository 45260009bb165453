"use client"; // asks why and sends

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ReasonDialog } from "@/components/moderation/reason-dialog";
import type { InputOf, Path } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";

/** Commands that take a reason of the desk beside what they are on. */
type ReasonedPath = { [P in Path]: InputOf<P> extends { reason: string } ? P : never }[Path];

interface ReasonButtonProps<P extends ReasonedPath> {
  path: P;
  input: Omit<InputOf<P>, "reason">;
  words: { open: string; title: string; hint: string; reason: string; confirm: string; cancel: string; done?: string };
}

/** A button of the desk that is one command with a reason on record: it asks for the reason, says how it went, and the page around it shows what changed. */
export function ReasonButton<P extends ReasonedPath>({ path, input, words }: ReasonButtonProps<P>) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { send, pending, refusal } = useCommand(path);

  async function act(reason: string) {
    if (!(await send({ ...input, reason } as InputOf<P>))) return; // the two together are the command's input
    if (words.done) showToast("ok", words.done);
    setAsking(false);
    router.refresh();
  }

  return (
    <>
      <Button variant="secondary" size="small" onClick={() => setAsking(true)}>
        {words.open}
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={words.title}
          hint={words.hint}
          label={words.reason}
          confirm={words.confirm}
          cancel={words.cancel}
          pending={pending}
          refusal={refusal}
          onConfirm={act}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
