// An account's head, asked once per request by page and metadata.
import type { Route } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { answerOf, reasonOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { caller } from "@/server/api/bridge";

/** The head of an account's page; the not-found page where the viewer sees none. Whoever closes their account is led from their own, which is out of sight, to where that is undone. */
export const findProfile = cache(async (handle: string) => {
  const asked = caller().relations.profile({ handle });
  const isGone = await asked.then(
    () => false,
    (error) => reasonOf(error) === "NOT_FOUND",
  );
  if (isGone && (await findMe())?.account.handle === handle) redirect("/settings/data" as Route); // a page of the app
  return answerOf(asked);
});
