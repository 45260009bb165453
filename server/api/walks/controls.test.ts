import { describe, expect, it } from "vitest";
import { z } from "zod";
import { appRouter } from "@/server/api/root";
import { isPipelineMade } from "@/server/pipeline/cards";
import { controlMatrix, proceduresOf } from "@/server/pipeline/control-matrix";
import { router, t } from "@/server/pipeline/trpc";
import { hasUserText } from "@/server/pipeline/user-texts";
import { contentKinds } from "@/server/shared/subject";
import { obligation } from "@/server/testing/obligation";
import { isCounted, isLimited } from "@/server/trust/quotas/limits";

/** Commands whose text goes to the desk or back to its author, and so need no verified identity of their writer. */
const textForTheDesk = [
  "redress",
  "enter",
  "staff.review",
  "staff.measure",
  "staff.appeal",
  "staff.privacy",
  "staff.compliance",
];

describe("every procedure", () => {
  it("was made by command() or query(), and by nothing else", () => {
    for (const { path, type, card } of proceduresOf(appRouter)) {
      expect(isPipelineMade(card), path).toBe(true);
      expect(card?.type, path).toBe(type === "mutation" ? "command" : "query");
    }
  });

  it("is there from the start: nothing is loaded lazily", () => {
    expect(Object.keys(appRouter._def.lazy)).toEqual([]);
  });

  it("stands in the control matrix as a reviewer read it", async () => {
    await expect(controlMatrix(appRouter)).toMatchFileSnapshot("../../pipeline/control-matrix.md");
  });

  it("that takes user text has it reviewed", () => {
    for (const { path, card } of proceduresOf(appRouter)) {
      if (card?.type !== "command" || !hasUserText(card.input)) continue;
      expect(contentKinds, path).toContain(card.review);
    }
  });

  obligation("MB-07.1-c", "that publishes asks for a verified identity", () => {
    const publishing = proceduresOf(appRouter).flatMap(({ path, card }) =>
      card?.type === "command" && hasUserText(card.input) && !textForTheDesk.includes(card.profile)
        ? [{ path, card }]
        : [],
    );
    expect(publishing.length).toBeGreaterThan(0);
    for (const { path, card } of publishing)
      expect(
        card.gates.map((gate) => gate.name),
        path,
      ).toContain("identityVerified");
  });

  it("that changes something is counted by the day, but for those whose reason a reviewer read", () => {
    const uncounted = proceduresOf(appRouter).flatMap(({ path, card }) =>
      card?.type === "command" && isCounted(card.profile) && !isLimited(card.act) ? [path] : [],
    );
    expect(uncounted).toEqual([
      "accounts.acceptDocuments",
      "accounts.checkCode",
      "accounts.demoSignIn",
      "accounts.endOtherSessions",
      "accounts.endSession",
      "accounts.passkeyOptions",
      "accounts.redeemTicket",
      "accounts.requestCode",
      "accounts.secondFactor",
      "accounts.signIn",
      "accounts.signOut",
      "accounts.signUp",
      "circles.deleteCircle",
      "comments.deleteComment",
      "lists.deleteList",
      "microblog.deleteDraft",
      "microblog.deletePost",
      "microblog.undoRepost",
    ]);
  });

  it("built another way is found", () => {
    const planted = router({ hidden: t.procedure.input(z.object({})).mutation(() => "written") });
    expect(proceduresOf(planted).every(({ card }) => isPipelineMade(card))).toBe(false);
    const dressed = router({
      hidden: t.procedure
        .meta({ card: { type: "query", access: "anyone", obligations: [], visitors: null, input: z.object({}) } })
        .query(() => ""),
    });
    expect(proceduresOf(dressed).every(({ card }) => isPipelineMade(card))).toBe(false);
  });
});
