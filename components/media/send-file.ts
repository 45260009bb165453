import { networkAway } from "@/components/refusal/refusal-of";
import { pageHeaders } from "@/components/trpc/call";
import type { Refusal } from "@/server/shared/errors";

/** Where whole files are sent to. Evidence of appeals and corrections has a door that is open while nothing else can be uploaded. */
type Door = "/media" | "/media?for=evidence" | "/evidence";

/** Sends a file whole, and answers its id or why it was not taken in. */
export async function sendFile<Id extends string>(door: Door, file: File): Promise<{ id: Id } | { refusal: Refusal }> {
  try {
    const answer = await fetch(door, {
      method: "POST",
      headers: { ...pageHeaders, "content-type": file.type },
      body: file,
    });
    return await answer.json();
  } catch {
    return { refusal: networkAway };
  }
}
