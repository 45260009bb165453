import { z } from "zod";
import { barred, barredKinds, unbarred } from "@/server/trust/measures/barred";
import type { MeasureModule } from "@/server/trust/measures/module";

/** 禁止重新注册: the principal's identity, phones or devices open no new account. Accounts that exist go on as they are. */
export const barRegistration: MeasureModule = {
  kind: "bar-registration",
  on: "principal",
  timed: true,
  needs: z.strictObject({
    by: z
      .array(z.enum(barredKinds))
      .min(1)
      .default([...barredKinds]),
  }),
  appealable: true,
  notice: "notice.bar-registration",
  cannotRestore: "cannotRestore.bar-registration",
  apply: async (_tx, measure) => [
    barred(
      measure,
      barredKinds.filter((kind) => measure.params.by?.includes(kind)),
    ),
  ],
  undo: async (_tx, measure) => [unbarred(measure.id)],
};
