// Organisations with keepers of their comments, as their verified mark would make them.
import { sql } from "drizzle-orm";
import { verifiedMark } from "@/db/schema/trust/marks";
import { principal } from "@/db/schema/trust/standing";
import { inWriteTx } from "@/server/core/write-tx";
import { newId } from "@/server/shared/ids";
import type { KeeperRole } from "@/server/shared/sections";
import { addMonths } from "@/server/shared/time";
import { as, makePerson, type Person } from "@/server/testing/world";
import { levelFrom } from "@/server/trust/standing/credit";

/** A verified organisation of this country. */
export async function makeOrganisation(options: { level?: number } = {}): Promise<Person> {
  const person = await makePerson();
  await inWriteTx(async (tx) => {
    await tx.rows(sql`update ${principal} set kind = 'organisation' where id = ${person.principalId}::uuid`);
    await tx.rows(sql`
      insert into ${verifiedMark} (account_id, application_id, class, text, documents, checked_at, expires_at)
      values (${person.accountId}::uuid, ${newId()}::uuid, 'organisation', '城南图书馆', '[]', ${tx.now}::timestamptz, ${addMonths(tx.now, 12)}::timestamptz)`);
  });
  if (options.level !== undefined) await setLevel(person, options.level);
  return person;
}

/** Puts the credit of the person behind an account on a level. */
export function setLevel(person: Person, level: number): Promise<unknown> {
  return inWriteTx((tx) =>
    tx.rows(sql`
      update ${principal} set credit_level = ${level}::int, credit_points = ${Math.max(0, levelFrom[level] ?? 0)}::int
      where id = ${person.principalId}::uuid`),
  );
}

/** Somebody who keeps an organisation's comments: invited and accepted. */
export async function makeKeeper(
  owner: Person,
  role: Exclude<KeeperRole, "owner"> = "moderator",
  options: { responsible?: boolean } = {},
): Promise<Person> {
  const keeper = await makePerson();
  await as(owner).comments.inviteKeeper({ ownerId: owner.accountId, handle: keeper.handle, role });
  await as(keeper).comments.acceptKeeping({ ownerId: owner.accountId });
  if (options.responsible)
    await as(owner).comments.nameResponsiblePerson({ ownerId: owner.accountId, keeperId: keeper.accountId });
  return keeper;
}
