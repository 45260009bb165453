// Says on the terminal whom the demo can be tried as.
import { randomUUID } from "node:crypto";
import { callerOf } from "@/server/api/caller";
import { messagesOf } from "@/server/shared/catalogue";

/** Prints the people that the demo's sign-in page offers; nothing where the demo has no town. */
export async function printCast(url: string): Promise<void> {
  const nobody = { session: null, system: null, address: "", port: 0, device: "", region: null, locale: "en" as const };
  const people = await callerOf({ ...nobody, correlationId: randomUUID() }).accounts.demoCast({});
  if (people.length === 0) return;
  const { role: roles } = messagesOf("en").accounts.demo;
  console.log(`\nPeople of the demo town, one tap each at ${url}/sign-in:`);
  for (const { account, role } of people) console.log(`  ${account.nickname} (${roles[role]})`);
}
