import type { ReactNode } from "react";
import { Header } from "@/components/shell/header";

/** The frame of the ways in: nothing beside them. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Header account={null} />
      {children}
    </>
  );
}
