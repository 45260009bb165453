import { afterEach, expect, it, vi } from "vitest";
import { forgetAppeals, keepAppeal, readAppeal } from "@/components/moderation/appeal-draft";

afterEach(() => vi.unstubAllGlobals());

/** A tab's storage: its keys are its own properties. */
const stored: Record<string, string> = {};
const tab = {
  getItem: (key: string) => stored[key] ?? null,
  setItem: (key: string, value: string) => Object.assign(stored, { [key]: value }),
  removeItem: (key: string) => void delete stored[key],
};

it("keeps an appeal until it is emptied or its writer signs out, and nothing else goes with it", () => {
  vi.stubGlobal("sessionStorage", new Proxy(stored, { get: (_, key: keyof typeof tab) => tab[key] }));
  tab.setItem("place", "1200");
  keepAppeal("one", "我不同意");
  keepAppeal("two", "也不同意");
  keepAppeal("two", "");
  expect([readAppeal("one"), readAppeal("two")]).toEqual(["我不同意", ""]);
  forgetAppeals();
  expect(stored).toEqual({ place: "1200" });
});

it("lets one write where the browser stores nothing", () => {
  vi.stubGlobal("sessionStorage", undefined);
  keepAppeal("one", "我不同意");
  expect(readAppeal("one")).toBe("");
  forgetAppeals();
});
