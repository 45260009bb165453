import type { Route } from "next";
import { redirect } from "next/navigation";
import { findMe } from "@/app/viewer";

/** The desk opens where the person's post works. */
export default async function DeskPage() {
  const posts = (await findMe())?.posts ?? [];
  if (posts.some((post) => post === "reviewer" || post === "officer")) redirect("/desk/queue");
  redirect((posts.includes("appeals") ? "/desk/appeals" : "/desk/regulator") as Route); // pages of this folder
}
