// The two things that next-auth does for a browser. Its own client would be 20 kB for two calls.
import { CallError, pageHeaders } from "@/components/trpc/call";

async function post(action: string, fields: Record<string, string>, headers: HeadersInit): Promise<Response> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  return fetch(`/api/auth/${action}`, { method: "POST", headers, body });
}

/** Redeems a ticket into this browser's session, whoever's it was before; false where it is used, too old, or the server is away. */
export async function openSession(ticket: string): Promise<boolean> {
  const answer = await post("callback/credentials", { ticket, callbackUrl: "/" }, {}).catch(() => null);
  return answer?.ok ?? false;
}

/** Ends the session that this page was drawn for; done too where nobody is signed in any more. Throws a CallError where somebody else is, and where the server is away. */
export async function closeSession(): Promise<void> {
  const answer = await post("signout", { callbackUrl: "/" }, pageHeaders).catch(() => null);
  if (answer?.ok) return;
  const refused = await answer?.json().catch(() => null);
  throw new CallError(refused?.refusal ? { refusal: refused.refusal } : null);
}
