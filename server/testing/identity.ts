// People who prove who they are, with the invented numbers that the sandbox provider knows.
import { sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { freezeClock, now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import { as, type Person } from "@/server/testing/world";
import { sealAccountPhone } from "@/server/trust/standing/account-phone";
import type { PhoneNumber } from "@/server/trust/standing/identity/phone";
import { inventedResidentId } from "@/server/trust/standing/identity/sandbox-identity";

let numbers = 100;

/** A number that no other test person has. */
export function freshNumber(): string {
  numbers += 1;
  return inventedResidentId("1991-02-03", numbers);
}

/** Gives the account a phone, as signing up would. */
export async function givePhone(person: Person, phone: PhoneNumber): Promise<void> {
  const { sealed, index } = sealAccountPhone(person.accountId, phone);
  await inWriteTx((tx) =>
    tx.rows(
      sql`update ${account} set phone_sealed = ${sealed}, phone_index = ${index} where id = ${person.accountId}::uuid`,
    ),
  );
}

/** Submits a claim and asks the provider about it. */
export async function prove(person: Person, number: string, name = "王小明"): Promise<{ state: string }> {
  await as(person).identity.submit({ method: "person", name, number });
  return as(person).identity.check({});
}

/** Moves the fake clock on from where it stands. */
export function later(milliseconds: number): void {
  freezeClock(new Date(now().getTime() + milliseconds));
}

export const oneDay = 86_400_000;
