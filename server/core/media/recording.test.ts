import { MkvOutputFormat, Mp4OutputFormat, WebMOutputFormat } from "mediabunny";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { makePoster } from "@/server/core/media/poster";
import type { MediaProblem } from "@/server/core/media/problems";
import { readRecording, recordingLimits } from "@/server/core/media/recording";
import { place, sound, video } from "@/server/testing/recordings";

const mp4 = () => new Mp4OutputFormat({ fastStart: "in-memory" });
const refused = (problem: MediaProblem) => ({ refusal: { reason: "MEDIA_UNACCEPTABLE", params: { problem } } });

describe("a recording", () => {
  test.each([
    ["video/mp4", mp4()],
    ["video/webm", new WebMOutputFormat()],
  ] as const)("%s keeps its pictures and loses title, place and comment", async (type, format) => {
    const original = await video(format);
    expect([original.includes("在家里拍的"), original.includes(place)]).toEqual([true, true]);
    const taken = await readRecording(original, type);
    expect(taken).toMatchObject({ type, kind: "video", width: 320, height: 180, durationMs: 2000 });
    expect([taken.bytes.includes("在家里拍的"), taken.bytes.includes(place)]).toEqual([false, false]);
    expect(await readRecording(taken.bytes, type)).toMatchObject({ width: 320, height: 180 });
    expect((await readRecording(original, type)).sha256).toBe(taken.sha256);
  });

  test("of sound alone has no size, and loses the name of the phone", async () => {
    const taken = await readRecording(await sound(), "audio/x-m4a");
    expect(taken).toMatchObject({ type: "audio/mp4", kind: "audio", width: 0, height: 0, durationMs: 1000 });
    expect(taken.bytes.includes("某人的手机")).toBe(false);
  });

  test("is refused in words where it is something else, broken, too long, or more than one film", async () => {
    const film = await video(mp4());
    const cases: [Buffer, string, MediaProblem][] = [
      [film, "video/webm", "typeMismatch"],
      [film, "audio/mp4", "typeMismatch"],
      [await sound(), "video/mp4", "typeMismatch"],
      [Buffer.from("<html><script>alert(1)</script></html>"), "video/mp4", "recordingDamaged"],
      [Buffer.alloc(0), "video/mp4", "empty"],
      [film, "video/x-msvideo", "typeUnsupported"],
      [await video(mp4(), { seconds: recordingLimits.maxMinutes * 60 + 1 }), "video/mp4", "tooLong"],
      [await video(mp4(), { tracks: 2 }), "video/mp4", "typeMismatch"],
      [await video(new MkvOutputFormat()), "video/webm", "recordingDamaged"],
      [Buffer.alloc(recordingLimits.maxBytes + 1), "video/mp4", "tooLarge"],
    ];
    for (const [bytes, type, problem] of cases)
      await expect(readRecording(bytes, type), `${type} ${problem}`).rejects.toMatchObject(refused(problem));
  });
});

test("a poster is always there, in the recording's own shape", async () => {
  const poster = await makePoster(await video(mp4()), { width: 320, height: 180 });
  const { format, width, height } = await sharp(poster.medium.bytes).metadata();
  expect({ format, width, height }).toEqual({ format: "webp", width: 320, height: 180 });
  expect((await makePoster(await sound(), null)).small.width).toBe(320);
});
