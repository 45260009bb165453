"use client"; // notices the first sign

import { type ReactNode, Suspense, useRef, useState } from "react";
import { later } from "@/components/ui/later";

const CompletionList = later(async () => (await import("@/components/mentions/completion-list")).CompletionList);

interface CompletingProps {
  /** The post that it is written under: who takes part there is proposed too. */
  postId?: string;
  /** One text area. */
  children: ReactNode;
}

/** A text area with proposals of names after "@" and of topics after "#". The list is loaded with the first sign. */
export function Completing({ postId, children }: CompletingProps) {
  const [hasSign, setSign] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={area}
      className="relative"
      onInput={({ target }) =>
        setSign(hasSign || (target instanceof HTMLTextAreaElement && /[@＠#＃]/.test(target.value)))
      }
    >
      {children}
      <Suspense>{hasSign ? <CompletionList area={area} postId={postId} /> : null}</Suspense>
    </div>
  );
}
