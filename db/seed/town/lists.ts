// Lists of accounts that people of the town keep: one that everyone may read along, one for its owner alone.
import type { ListId } from "@/server/shared/ids";
import type { Happening } from "./desk";
import type { PersonKey } from "./people";
import { instantOf } from "./timeline";
import { as, inhabitantOf, type Town } from "./town";

const lists: readonly { by: PersonKey; name: string; audience: "public" | "self"; members: readonly PersonKey[] }[] = [
  { by: "bookclub", name: "写字的人", audience: "public", members: ["mira", "library", "physics", "illus"] },
  { by: "nurse", name: "夜里醒着的人", audience: "self", members: ["noodles", "bakery", "watch"] },
];

async function keep(town: Town, { by, name, audience, members }: (typeof lists)[number]): Promise<void> {
  const owner = as(town, by).lists;
  const { id } = await owner.makeList({ name, audience });
  for (const member of members)
    await owner.addToList({ listId: id as ListId, accountId: inhabitantOf(town, member).accountId }); // the command made the id
}

/** Made a day before the present. */
export function listsOf(present: Date): Happening[] {
  return lists.map((list) => ({ at: instantOf(present, 1, "20:00"), run: (town) => keep(town, list) }));
}
