import { getMessages } from "next-intl/server";
import type { Messages, Namespace } from "@/server/shared/catalogue";

/** The words of these namespaces, in the reader's language. For server components alone. */
export async function messagesOf(namespaces: readonly Namespace[]): Promise<Partial<Messages>> {
  const all = await getMessages();
  return Object.fromEntries(namespaces.map((name) => [name, all[name]]));
}
