// The phone number of an account as it stands in the database: sealed for that one row, and indexed to be found again.
import { sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import type { Rows } from "@/server/core/database";
import { indexOf, openValue, sealValue } from "@/server/core/sealed/vault";
import type { AccountId } from "@/server/shared/ids";
import type { BlindIndex, SealedText } from "@/server/shared/sealed-text";
import type { PhoneNumber } from "@/server/trust/standing/identity/phone";

/** Names the place of an account's phone; what was sealed for another row does not open here. */
export function accountPhoneContext(accountId: string): string {
  return `account:phone:${accountId}`;
}

/** Seals a phone for the account that is to be inserted under this id. */
export function sealAccountPhone(accountId: AccountId, phone: PhoneNumber): { sealed: SealedText; index: BlindIndex } {
  return { sealed: sealValue(phone, accountPhoneContext(accountId)), index: indexOf("phone", phone) };
}

/** Opens what `sealAccountPhone` sealed for the same account. */
export function openAccountPhone(accountId: AccountId, sealed: SealedText): PhoneNumber {
  return openValue(sealed, accountPhoneContext(accountId)) as PhoneNumber; // it was one when it was sealed
}

/** The account's phone; null where it has none. Whoever shows it masks it, or has an approved opening. */
export async function findAccountPhone(rows: Rows, accountId: AccountId): Promise<PhoneNumber | null> {
  const [row] = await rows.rows<{ sealed: SealedText | null }>(sql`
    select phone_sealed as sealed from ${account} where id = ${accountId}::uuid`);
  return row?.sealed ? openAccountPhone(accountId, row.sealed) : null;
}
