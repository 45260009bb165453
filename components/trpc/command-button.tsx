"use client"; // sends a command

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { type InputOf, type Path, sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";

interface CommandButtonProps<P extends Path> extends Omit<ComponentProps<typeof Button>, "onClick" | "loading"> {
  path: P;
  input: InputOf<P>;
  /** What is said once it is done. */
  done: string;
}

/** A button that is one command: it says how it went, and the page around it shows what changed. */
export function CommandButton<P extends Path>({ path, input, done, ...rest }: CommandButtonProps<P>) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);

  async function send() {
    setSending(true);
    try {
      await sendCommand(path, input);
      showToast("ok", done);
      router.refresh();
    } catch (error) {
      toastRefusal(error);
    } finally {
      setSending(false);
    }
  }

  return <Button {...rest} loading={isSending} onClick={send} />;
}
