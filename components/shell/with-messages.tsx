import type { ReactNode } from "react";
import { messagesOf } from "@/components/shell/messages-of";
import { MoreMessages } from "@/components/shell/more-messages";
import type { Namespace } from "@/server/shared/catalogue";

interface WithMessagesProps {
  /** What the client components inside speak besides the words of the frame around them. */
  namespaces: readonly Namespace[];
  children: ReactNode;
}

/** Hands client components the words they need and no others. */
export async function WithMessages({ namespaces, children }: WithMessagesProps) {
  return <MoreMessages messages={await messagesOf(namespaces)}>{children}</MoreMessages>;
}
