// How people come to the town: sign-up with phone and agreements, identity, second factor, bio, portrait. All by the commands that everybody uses.
import { sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { account, accountName } from "@/db/schema/accounts";
import { staffPost } from "@/db/schema/trust/standing";
import { demoAvatars } from "@/db/seed/images/catalogue";
import { seededRandom } from "@/db/seed/images/random";
import { callerOf } from "@/server/api/caller";
import { now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { takeIn } from "@/server/features/media/intake";
import type { AccountId, MediaId, PrincipalId } from "@/server/shared/ids";
import type { StaffPost } from "@/server/shared/staff";
import { addMinutes, addMonths } from "@/server/shared/time";
import { nameKeyOf } from "@/server/trust/authors/name-key";
import {
  inventedCreditCode,
  inventedPhone,
  inventedResidentId,
} from "@/server/trust/standing/identity/sandbox-identity";
import { type PersonKey, people, type Resident } from "./people";
import { instantOf } from "./timeline";
import { as, type Inhabitant, inhabitantOf, itIs, requestOf, settle, type Town } from "./town";

/** The first arrival is so many days before the present; the next ones follow by the hour. */
const firstArrival = 60;
const hoursBetween = 9;

const keys = Object.keys(people) as PersonKey[]; // the keys are known: the object is const
const withPortrait = keys.filter((key) => people[key].role === "resident");

/** Seeds of the portraits that the town's people bear. */
export const portraits: readonly string[] = demoAvatars.slice(0, withPortrait.length);

const organisations: Partial<Record<PersonKey, { name: string; code: string }>> = {
  bakery: { name: "北桥面包有限公司", code: inventedCreditCode(1) },
  bookclub: { name: "南岸读书会", code: inventedCreditCode(2) },
};

/** Everybody arrives, one after the other. */
export async function everybodyArrives(town: Town, progress: (done: number, of: number) => void): Promise<void> {
  for (const [index, key] of keys.entries()) {
    const at = addMinutes(instantOf(town.present, firstArrival, "08:30"), index * hoursBetween * 60);
    town.inhabitants.set(key, await signUp(key, index, at));
    await settleIn(town, key, index, at);
    progress(index + 1, keys.length);
  }
}

async function signUp(key: PersonKey, index: number, at: Date): Promise<Inhabitant> {
  itIs(at);
  const visitor = callerOf(requestOf(key, null));
  const phone = inventedPhone(100 + index);
  await visitor.accounts.requestCode({ phone });
  await settle();
  const [message] = await visitor.accounts.sandboxMessages({ phone });
  const code = /\d{6}/.exec(message?.text ?? "")?.[0] ?? "";
  const documents = await visitor.accounts.documents({});
  const accepted = documents.filter((document) => document.needsAcceptance);
  const { role, nickname }: Resident = people[key];
  const isStaff = role !== "resident" && role !== "newcomer";
  // Nobody signs up under an official title: staff come under their own names, the last two characters.
  const ownName = isStaff ? nickname.slice(-2) : nickname;
  const { ticket } = await visitor.accounts.signUp({ phone, code, nickname: ownName, accepted });
  const { accountId } = await visitor.accounts.redeemTicket({ ticket });
  // The cast of the sign-in page, and staff posts, are given by whoever runs the platform: no command of a person's does it.
  await inWriteTx(async (tx) => {
    await tx.rows(sql`update ${account} set is_demo = true where id = ${accountId}::uuid`);
    if (!isStaff) return;
    await tx.rows(sql`update ${account} set nickname = ${nickname} where id = ${accountId}::uuid`);
    await tx.rows(sql`update ${accountName} set normal = ${nameKeyOf(nickname)} where account_id = ${accountId}::uuid`);
    await tx.rows(sql`
      insert into ${staffPost} (account_id, post, since, trained_until)
      values (${accountId}::uuid, ${role satisfies StaffPost}, ${tx.now}::timestamptz, ${addMonths(tx.now, 12)}::timestamptz)`);
  });
  return stateOf(accountId as AccountId); // the ticket named an account
}

/** What stands behind the account now: verification may join it to another principal. */
async function stateOf(accountId: AccountId): Promise<Inhabitant> {
  const [row] = await reader.rows<{ principalId: PrincipalId; handle: string }>(sql`
    select principal_id as "principalId", handle from ${account} where id = ${accountId}::uuid`);
  if (!row) throw new Error(`There is no account ${accountId}.`);
  return { accountId, ...row };
}

async function settleIn(town: Town, key: PersonKey, index: number, at: Date): Promise<void> {
  const { role, identity, bio }: Resident = people[key];
  if (identity === "none") return;
  itIs(addMinutes(at, 6));
  await as(town, key).identity.submit(claimOf(key, index));
  await as(town, key).identity.check({});
  itIs(addMinutes(at, 8));
  if (identity === "organisation") await confirmed(town, key);
  town.inhabitants.set(key, await stateOf(inhabitantOf(town, key).accountId));
  if (role !== "resident") await addSecondFactor(town, key);
  if (bio) await as(town, key).accounts.changeBio({ bio });
  const seed = portraits[withPortrait.indexOf(key)];
  if (seed) await hangPortrait(town, key, seed);
}

/** A register that answers late is asked once more. */
async function confirmed(town: Town, key: PersonKey): Promise<void> {
  const { state } = await as(town, key).identity.mine({});
  if (state === "pending") await as(town, key).identity.check({});
}

const surnames = ["江", "温", "苏", "陆", "叶", "纪", "白", "丁", "宋", "方", "秦", "乔"] as const;
const givenNames = ["远舟", "清禾", "见山", "知秋", "一宁", "小渔", "望舒", "南星", "怀瑾", "听雨"] as const;

/** What this person proved to be. */
export function claimOf(key: PersonKey, index: number) {
  const random = seededRandom(`name ${key}`);
  const name = random.pick(surnames) + random.pick(givenNames);
  const number = inventedResidentId(`19${70 + (index % 29)}-0${1 + (index % 9)}-1${index % 9}`, 100 + index);
  const organisation = organisations[key];
  return organisation
    ? {
        method: "organisation" as const,
        name: organisation.name,
        number: organisation.code,
        responsible: { name, number },
      }
    : { method: "person" as const, name, number };
}

async function addSecondFactor(town: Town, key: PersonKey): Promise<void> {
  const me = as(town, key);
  const { secret } = await me.accounts.startTotp({});
  await me.accounts.confirmTotp({ code: generateSync({ secret, epoch: Math.floor(now().getTime() / 1000) }) });
}

async function hangPortrait(town: Town, key: PersonKey, seed: string): Promise<void> {
  const id = await upload(town, key, await town.pictures.portrait(seed));
  const { accountId } = inhabitantOf(town, key);
  // A reviewer would have to look at every one: the town's were looked at before it began.
  await inWriteTx((tx) => tx.rows(sql`update ${account} set avatar_id = ${id}::uuid where id = ${accountId}::uuid`));
}

/** Uploads a PNG as this person; answers the picture's id. */
export async function upload(town: Town, key: PersonKey, png: Buffer): Promise<MediaId> {
  const { id } = await takeIn(png, "image/png", (intakeId) => as(town, key).media.addImage({ intakeId }));
  return id as MediaId; // the command made it
}
