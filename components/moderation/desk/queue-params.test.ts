import { describe, expect, it } from "vitest";
import { isSourceView, loadQueueParams, queueInputOf } from "@/components/moderation/desk/queue-params";
import { caseSources } from "@/server/shared/case-sources";

const asked = (query: string) => queueInputOf(loadQueueParams(new URLSearchParams(query)));

describe("the queue's address", () => {
  it.each(caseSources)("asks for cases of one source: %s", (source) => {
    expect(asked(`source=${source}`)).toEqual({ source });
    expect(asked(`view=overdue&source=${source}&severity=2`)).toEqual({ overdue: true, source, severity: 2 });
  });

  it("leaves out what it does not know", () => {
    expect(asked("source=nowhere&kind=nothing&view=none")).toEqual({});
  });

  it("knows which views are a source themselves", () => {
    expect(isSourceView("held")).toBe(true);
    expect(isSourceView("overdue")).toBe(false);
    expect(asked("view=held")).toEqual({ source: "held" });
  });
});
