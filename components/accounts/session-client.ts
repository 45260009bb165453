// The two things that next-auth does for a browser. Its own client would be 20 kB for two calls.

async function post(action: string, fields: Record<string, string>): Promise<boolean> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
    return (await fetch(`/api/auth/${action}`, { method: "POST", body })).ok;
  } catch {
    return false;
  }
}

/** Redeems a ticket into this browser's session; false where it is used, too old, or the server is away. */
export function openSession(ticket: string): Promise<boolean> {
  return post("callback/credentials", { ticket, callbackUrl: "/" });
}

/** Ends this browser's session. */
export function closeSession(): Promise<boolean> {
  return post("signout", { callbackUrl: "/" });
}
