// Asks one query as every viewer of the leak world and names whatever reaches whom it must not reach.
import { type LeakWorld, secretsOf } from "@/server/testing/leak-world";
import type { Person } from "@/server/testing/world";

/** Asks the query as one viewer, by whatever way it can be asked: a caller, an address, a stream. */
export type Ask = (viewer: Person | null, input: unknown) => Promise<unknown>;

/**
 * The leaks of one query under these inputs, each as "heldPost to stranger"; none is as it must be. What a refusal says is looked through like an answer.
 */
export async function leaksOf(world: LeakWorld, ask: Ask, inputs: readonly unknown[]): Promise<string[]> {
  const leaks = new Set<string>();
  for (const [name, viewer] of Object.entries(world.viewers)) {
    for (const input of inputs) {
      const answer = await ask(viewer, input).then(
        (view) => JSON.stringify(view) ?? "",
        (error: Error) => JSON.stringify({ message: error.message, cause: String(error.cause) }),
      );
      for (const [item, secret] of Object.entries(secretsOf(world, name)))
        if (answer.includes(secret)) leaks.add(`${item} to ${name}`);
    }
  }
  return [...leaks].sort();
}
