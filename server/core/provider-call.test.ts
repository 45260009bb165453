import { expect, it } from "vitest";
import { askProvider } from "@/server/core/provider-call";
import { AppError } from "@/server/shared/errors";

const away = { kind: "UNAVAILABLE", reason: "PROVIDER_AWAY", params: { provider: "carrier" } };

it("hands the answer on", async () => {
  expect(await askProvider("carrier", new AbortController().signal, async () => 7)).toBe(7);
});

it("turns any failure into PROVIDER_AWAY with its cause", async () => {
  const cause = new Error("ECONNREFUSED");
  const asked = askProvider("carrier", new AbortController().signal, () => Promise.reject(cause));
  await expect(asked).rejects.toMatchObject({ ...away, cause });
});

it("does not wait for a provider that ignores the signal", async () => {
  const control = new AbortController();
  const asked = askProvider("carrier", control.signal, () => new Promise(() => {}));
  control.abort(new Error("too slow"));
  await expect(asked).rejects.toMatchObject(away);
});

it("does not ask at all when the time is over, and passes a refusal unchanged", async () => {
  let called = false;
  const asked = askProvider("carrier", AbortSignal.abort(), async () => {
    called = true;
  });
  await expect(asked).rejects.toMatchObject(away);
  expect(called).toBe(false);
  const refusal = new AppError("CONFLICT", "ALREADY_DONE", {});
  await expect(askProvider("carrier", new AbortController().signal, () => Promise.reject(refusal))).rejects.toBe(
    refusal,
  );
});
