// The keys that seal personal values. They come from the environment and never enter the database.

/** Keys by id. `current` seals; every key opens what it sealed, until nothing is left under it. */
export interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

interface NamedKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Bytes of a key: AES-256 and HMAC-SHA256 both take 32. */
export const keyBytes = 32;

/** Ids stand inside sealed values between dots; a UUID is a valid id. */
const keyIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * A ring of these keys; the first is the current one. To rotate, put a new key in front and keep the old ones until everything
 * is resealed. A doubled id or a key of another length throws, without quoting the key.
 */
export function makeKeyRing(keys: readonly [NamedKey, ...NamedKey[]]): KeyRing {
  const byId = new Map<string, Buffer>();
  for (const { id, key } of keys) {
    if (!keyIdPattern.test(id)) throw new Error(`"${id}" is not an id of a key`);
    if (byId.has(id)) throw new Error(`two keys have the id "${id}"`);
    if (key.length !== keyBytes) throw new Error(`the key "${id}" has ${key.length} bytes instead of ${keyBytes}`);
    byId.set(id, key);
  }
  return { current: keys[0].id, keys: byId };
}
