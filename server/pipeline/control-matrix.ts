// Writes down, for a reviewer, what every procedure checks. The file control-matrix.md is this text; its diff is what a reviewer reads.
import type { AnyTRPCRouter } from "@trpc/server";
import type { CommandCard } from "@/server/pipeline/command";
import type { QueryCard } from "@/server/pipeline/query";
import type { Meta } from "@/server/pipeline/trpc";
import { isCounted, limitInWords } from "@/server/trust/quotas/limits";

export interface ListedProcedure {
  path: string;
  type: "query" | "mutation" | "subscription";
  card: CommandCard | QueryCard | undefined;
}

/** Every procedure of a router by path, with the card that the pipeline put on it. */
export function proceduresOf(root: AnyTRPCRouter): ListedProcedure[] {
  return Object.entries(
    root._def.procedures as Record<string, { _def: { type: ListedProcedure["type"]; meta?: Meta } }>,
  ) // tRPC types the record loosely
    .map(([path, procedure]) => ({ path, type: procedure._def.type, card: procedure._def.meta?.card }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The control matrix as Markdown: one row per procedure. */
export function controlMatrix(root: AnyTRPCRouter): string {
  const listed = proceduresOf(root);
  const commands = listed.flatMap(({ path, card }) =>
    card?.type === "command"
      ? [
          row(
            path,
            card.profile,
            card.act,
            isCounted(card.profile) ? limitInWords(card.act) : "–",
            card.on,
            card.gates.map((gate) => gate.name).join(", "),
            card.review,
            card.obligations.join(", "),
          ),
        ]
      : [],
  );
  const queries = listed.flatMap(({ path, card }) =>
    card?.type === "query"
      ? [row(path, accessName(card.access), card.visitors ?? "–", card.obligations.join(", "))]
      : [],
  );
  return [
    "# Control matrix",
    "",
    "Generated from the root router. Every write with how often a day (once for all credit levels, or from 0 to 4) and the gates it passes, in order; every read with who may ask.",
    "",
    row("command", "profile", "act", "per day", "on", "gates", "review", "obligations"),
    row(...Array(8).fill("---")),
    ...commands,
    "",
    row("query", "access", "counted for visitors", "obligations"),
    row(...Array(4).fill("---")),
    ...queries,
    "",
  ].join("\n");
}

function row(...cells: string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function accessName(access: QueryCard["access"]): string {
  return typeof access === "string" ? access : `staff: ${access.staff.join(", ")}`;
}
