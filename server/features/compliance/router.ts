import { router } from "@/server/pipeline/trpc";
import { assess, requeueEffect } from "./commands";
import { heads, myRecords, obligation, parkedEffects, receipt, register, transparency } from "./queries";

export const complianceRouter = router({
  register,
  obligation,
  assess,
  heads,
  myRecords,
  receipt,
  transparency,
  parkedEffects,
  requeueEffect,
});
