// Counts what is lively, so that people can decide about it.
import { systemCaller } from "@/server/api/system-caller";
import type { Job } from "@/server/core/jobs";

/** Counts the hot list anew. What it proposes waits for a person. */
export const countHotList: Job = {
  everyMinutes: 5,
  async run() {
    await systemCaller("count-hot-list").discovery.countHotList({});
  },
};
