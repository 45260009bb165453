import { describe, expect, it } from "vitest";
import { admit } from "@/components/microblog/composer/admission";

const post = { most: 9, mayPlay: true };
const [picture, video, sound, text] = ["image/png", "video/mp4", "audio/mpeg", "text/plain"].map((type) => ({ type }));
const files = (...kinds: ({ type: string } | undefined)[]) => kinds.flatMap((kind) => kind ?? []);
const shown = { isRecording: false };

describe("files chosen for a post", () => {
  it("are taken up to nine, and the others are counted", () => {
    const twelve = Array.from({ length: 12 }, () => ({ type: "image/png" }));
    const { admitted, leftOut } = admit(twelve, [], post);
    expect(admitted).toEqual(twelve.slice(0, 9));
    expect(leftOut).toEqual([{ reason: "tooMany", count: 3 }]);
    expect(admit(files(picture, picture), Array(8).fill(shown), post).leftOut).toEqual([
      { reason: "tooMany", count: 1 },
    ]);
  });

  it("of no kind that a post shows, or of none that can be told, are left out with that reason", () => {
    expect(admit(files(text, picture, { type: "" }), [], post)).toEqual({
      admitted: files(picture),
      leftOut: [{ reason: "kind", count: 2 }],
    });
  });

  it("are one recording alone or pictures, whichever came first", () => {
    const together = [{ reason: "together", count: 1 }];
    expect(admit(files(video, sound), [], post)).toEqual({ admitted: files(video), leftOut: together });
    expect(admit(files(video, picture), [], post)).toEqual({ admitted: files(video), leftOut: together });
    expect(admit(files(picture, video), [], post)).toEqual({ admitted: files(picture), leftOut: together });
    expect(admit(files(video), [shown], post).leftOut).toEqual(together);
    expect(admit(files(picture), [{ isRecording: true }], post).leftOut).toEqual(together);
  });

  it("of a comment are three pictures", () => {
    expect(admit(files(picture, picture, video, picture, picture), [], { most: 3, mayPlay: false })).toEqual({
      admitted: files(picture, picture, picture),
      leftOut: [
        { reason: "kind", count: 1 },
        { reason: "tooMany", count: 1 },
      ],
    });
  });
});
