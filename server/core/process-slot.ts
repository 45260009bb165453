// State that must exist once per process although two module graphs (our server's and Next's) run in it.

const slots = globalThis as typeof globalThis & { __guiju?: Map<string, unknown> }; // one untyped map, typed at each call

/** Returns the process-wide value under `name`, made by `make` at the first call. */
export function shared<T>(name: string, make: () => T): T {
  slots.__guiju ??= new Map();
  if (!slots.__guiju.has(name)) slots.__guiju.set(name, make());
  return slots.__guiju.get(name) as T; // one name has one type: each is used by one module
}
