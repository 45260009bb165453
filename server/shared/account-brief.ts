import { z } from "zod";
import { markBrief } from "@/server/shared/marks";

/** An account as it stands beside what it wrote. The handle is the number people quote; the nickname is free. */
export const accountBrief = z.object({
  id: z.string(),
  handle: z.string(),
  nickname: z.string(),
  avatarUrl: z.string().nullable(),
  /** The verified mark in force; null where there is none. */
  mark: markBrief.nullable(),
});
export type AccountBrief = z.infer<typeof accountBrief>;

/** Stands in for an account whose row is gone. */
export const nobody: AccountBrief = { id: "", handle: "", nickname: "", avatarUrl: null, mark: null };
