import { describe, expect, it } from "vitest";
import { inWriteTx } from "@/server/core/write-tx";
import type { MediaId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { look, uploaded, uploadInPieces, useMediaDoor } from "@/server/testing/media-door";
import { film, place, sound } from "@/server/testing/recordings";
import { as, makePerson, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();
useMediaDoor();

describe("a video", () => {
  it("is taken without its place, shown with its length, and waits for a person, who sees it", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const { status, body } = await uploadInPieces(author, await film(), "video/mp4");
    expect([status, body.kind, body.durationMs]).toEqual([201, "video", 3000]);
    const { id, held } = await as(author).microblog.createPost({ body: "一段录像", images: [{ id: body.id }] });
    expect(held).toBe(true);
    expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({
      post: { state: { word: "held" }, images: [{ kind: "video", durationMs: 3000, width: 320 }] },
    });
    expect((await look(reader, body.id)).status).toBe(404);
    await inWriteTx((tx) => setState(tx, subjectRef("post", id), "shown"));
    const whole = await look(reader, body.id);
    expect([whole.status, whole.headers.get("content-type"), whole.headers.get("accept-ranges")]).toEqual([
      200,
      "video/mp4",
      "bytes",
    ]);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(bytes.includes(place)).toBe(false);
    const part = await look(reader, body.id, { headers: { Range: "bytes=10-19" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 10-19/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
    const past = await look(reader, body.id, { headers: { Range: `bytes=${bytes.length}-` } });
    expect([past.status, past.headers.get("content-range")]).toEqual([416, `bytes */${bytes.length}`]);
    const poster = await look(reader, body.id, { size: "medium" });
    expect(poster.headers.get("content-type")).toBe("image/webp");
  });

  it("stands alone: no picture and no second recording beside it, and none under a comment", async () => {
    const author = await makePerson();
    const [one, two, image] = [
      await uploadInPieces(author, await film(), "video/mp4"),
      await uploadInPieces(author, await sound(), "audio/mp4"),
      await uploaded(author, 31),
    ];
    for (const images of [
      [{ id: one.body.id }, { id: two.body.id }],
      [{ id: one.body.id }, { id: image.id as MediaId }],
    ])
      await expect(as(author).microblog.createPost({ body: "", images })).rejects.toMatchObject({
        cause: { reason: "MEDIA_UNACCEPTABLE", params: { problem: "oneRecording" } },
      });
    const { id: postId } = await as(author).microblog.createPost({ body: "说说" });
    await expect(
      as(author).comments.createComment({ postId, body: "听", images: [{ id: two.body.id }] }),
    ).rejects.toMatchObject({ cause: { reason: "MEDIA_UNACCEPTABLE" } });
  });
});
