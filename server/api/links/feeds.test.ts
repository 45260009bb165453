import { describe, expect, it } from "vitest";
import { contentOf } from "@/server/api/links/feeds";
import type { PostView } from "@/server/features/microblog/contract";
import type { AiMark } from "@/server/shared/ai-marks";

const post = (declared: PostView["declared"], ...marks: (AiMark | null)[]) =>
  ({
    id: "one",
    body: "一条",
    declared,
    notice: null,
    source: null,
    images: marks.map((aiMark) => ({ url: "/media/one", alt: null, aiMark })),
  }) as unknown as PostView; // what is written of a post
const said = (one: PostView) => /<em>(.*)<\/em>/.exec(contentOf(one, "http://feeds.test", "zh-CN"))?.[1] ?? null;

describe("what machines made, in feeds and embeds", () => {
  it("has the label of its picture: three files, three labels", () => {
    expect(said(post([], "generated"))).toBe("AI 生成");
    expect(said(post(["ai"], "possible"))).toBe("可能为 AI 生成");
    expect(said(post([], "suspected"))).toBe("疑似 AI 生成");
    expect(said(post(["ai"]))).toBe("可能为 AI 生成");
    expect(said(post(["advert"], null, "suspected", "generated"))).toBe("广告 · 疑似 AI 生成 · AI 生成");
    expect(said(post([], null))).toBeNull();
  });
});
