// Whether the keys of this process are those that the database was filled with: asked once at start, before anything is read or written with them.
import { type SQL, sql } from "drizzle-orm";
import { installation } from "@/db/schema/core";
import { now } from "@/server/core/clock";
import { inTransaction, type Rows } from "@/server/core/database";
import { CannotOpen, reseal } from "@/server/core/sealed/field";
import { indexOf, keyRing, openValue, sealValue } from "@/server/core/sealed/vault";
import { ConfigError } from "@/server/shared/config-error";
import type { SealedText } from "@/server/shared/sealed-text";

/** A value sealed and indexed under the keys: who opens it has the right ones. */
interface Probe {
  sealed: SealedText;
  index: string;
}

const key = "keys";
const context = "installation:keys";
const plain = "guiju";

/**
 * Refuses with a ConfigError, and writes nothing, where GUIJU_KEYS or GUIJU_INDEX_KEY are not those of this database. A first start notes a probe of them; one after
 * a rotation moves it to the key that writes now, so that the old key can be retired. May run at each start and in several processes at once.
 */
export async function requireFittingKeys(): Promise<void> {
  await inTransaction(async (tx) => {
    const noted = await probeIn(tx);
    if (noted) {
      check(noted, context, (value) => indexOf("token", value));
      const moved = reseal(keyRing(), noted.sealed, context);
      if (moved !== noted.sealed) await tx.rows(stored({ ...noted, sealed: moved }));
      return;
    }
    const member = await memberIn(tx);
    if (member) check(member, member.context, (value) => indexOf("phone", value));
    await tx.rows(stored({ sealed: sealValue(plain, context), index: indexOf("token", plain) }));
  });
}

async function probeIn(tx: Rows): Promise<Probe | null> {
  const [row] = await tx.rows<{ value: Probe }>(sql`select value from ${installation} where key = ${key}`);
  return row?.value ?? null;
}

/** The newest account's phone, for a database that was filled before probes were noted. */
async function memberIn(tx: Rows): Promise<(Probe & { context: string }) | null> {
  const [row] = await tx.rows<Probe & { context: string }>(sql`
    select phone_sealed as sealed, phone_index as index, 'account:phone:' || id as context from account
    where phone_sealed is not null and phone_index is not null order by id desc limit 1`);
  return row ?? null;
}

function stored(probe: Probe): SQL {
  return sql`
    insert into ${installation} (key, value, at) values (${key}, ${JSON.stringify(probe)}::jsonb, ${now()}::timestamptz)
    on conflict (key) do update set value = excluded.value`;
}

function check(probe: Probe, sealedFor: string, index: (value: string) => string): void {
  let value: string;
  try {
    value = openValue(probe.sealed, sealedFor);
  } catch (error) {
    throw error instanceof CannotOpen ? otherKeys("GUIJU_KEYS") : error;
  }
  if (index(value) !== probe.index) throw otherKeys("GUIJU_INDEX_KEY");
}

function otherKeys(name: string): ConfigError {
  return new ConfigError(
    `${name} is not what this database was filled with: give back the key it had (a demo keeps its keys in keys.json of its GUIJU_DATA), or name another database in DATABASE_URL.`,
  );
}
