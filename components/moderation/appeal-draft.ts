// An appeal while it is written: kept in this tab until it is sent, the tab is closed, or its writer signs out.

const prefix = "appeal:";

/** What was written against this measure; empty where nothing was, or where the browser stores nothing. */
export function readAppeal(measureId: string): string {
  try {
    return sessionStorage.getItem(prefix + measureId) ?? "";
  } catch {
    return "";
  }
}

/** Keeps it; what is empty is forgotten. A browser that stores nothing loses it with the page and is not bothered. */
export function keepAppeal(measureId: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(prefix + measureId);
    else sessionStorage.setItem(prefix + measureId, text);
  } catch {
    // Storage is full or forbidden.
  }
}

/** Leaves none behind for whoever uses this tab next. */
export function forgetAppeals(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Storage is forbidden: there is none.
  }
}
