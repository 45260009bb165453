"use client"; // hands the viewer to leaves that show their own

import { createContext, type ReactNode, useContext } from "react";
import type { AccountBrief } from "@/server/shared/account-brief";

const Viewer = createContext<AccountBrief | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: AccountBrief | null; children: ReactNode }) {
  return <Viewer value={viewer}>{children}</Viewer>;
}

/** Who is signed in on this page, or null. For showing things only: what a person may do, the server says. */
export function useViewer(): AccountBrief | null {
  return useContext(Viewer);
}
