/** Remembers a choice of the reader on this device for a year; `null` forgets it. Not for anything the server trusts. */
export function rememberPreference(name: string, value: string | null): void {
  const age = value === null ? 0 : 365 * 24 * 60 * 60;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
  document.cookie = `${name}=${value ?? ""}; path=/; max-age=${age}; samesite=lax`;
}
