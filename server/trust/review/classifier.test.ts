import { describe, expect, it } from "vitest";
import { type ClassifierPort, classifyWithin, sandboxClassifier } from "@/server/trust/review/classifier";

const request = (text: string) => ({ kind: "post" as const, texts: [{ field: "body", text }] });
const ask = (text: string, ms = 1_000) => classifyWithin(sandboxClassifier, request(text), ms);

describe("classifyWithin", () => {
  it("hands on a verdict", async () => {
    expect(await ask("你好")).toMatchObject({ outcome: "pass", because: "verdict", verdict: { grounds: [] } });
    expect(await ask("[[classifier:hold]]")).toMatchObject({ outcome: "hold", because: "verdict" });
    expect(await ask("x [[classifier:block]]")).toMatchObject({ outcome: "block", because: "verdict" });
  });

  it("holds when there is no answer in time, and tells the classifier to stop", async () => {
    let stopped = false;
    const port: ClassifierPort = {
      classify: (asked, signal) => {
        signal.addEventListener("abort", () => {
          stopped = true;
        });
        return sandboxClassifier.classify(asked, signal);
      },
    };
    expect(await classifyWithin(port, request("[[classifier:hang]]"), 5)).toEqual({
      outcome: "hold",
      because: "timeout",
    });
    expect(stopped).toBe(true);
  });

  it("holds when the classifier fails, at once or later, or says something unknown", async () => {
    const failure = { outcome: "hold", because: "failure" };
    expect(await ask("[[classifier:fail]]")).toEqual(failure);
    expect(await ask("[[classifier:malformed]]")).toEqual(failure);
    const throwing: ClassifierPort = {
      classify() {
        throw new Error("broken");
      },
    };
    expect(await classifyWithin(throwing, request("你好"), 1_000)).toEqual(failure);
    const passing = { outcome: "pass" as const, classifier: "x", grounds: [], and: "more" };
    const loose: ClassifierPort = { classify: async () => passing };
    expect(await classifyWithin(loose, request("你好"), 1_000)).toEqual(failure);
  });
});

describe("the sandbox classifier", () => {
  it.each([
    ["THIS IS AN OFFER YOU CANNOT MISS", ["shouting"]],
    ["快来看！！！！！！", ["shouting"]],
    ["a.com b.com c.com d.com", ["many-links"]],
    ["NASA发射成功！", []],
  ])("%s: %j", async (text, grounds) => {
    expect(await ask(text)).toMatchObject({ outcome: grounds.length > 0 ? "hold" : "pass", verdict: { grounds } });
  });
});
