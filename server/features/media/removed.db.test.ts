// What a decision took away does not come in again.
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { reader } from "@/server/core/database";
import type { UploadedImage } from "@/server/features/media/contract";
import { subjectRef } from "@/server/shared/subject";
import { impose, end as lift } from "@/server/testing/measures";
import {
  barredAgain,
  copyOf,
  picture,
  postOf,
  refusalOf,
  upload,
  uploaded,
  uploadInPieces,
  useMediaDoor,
} from "@/server/testing/media-door";
import { obligation } from "@/server/testing/obligation";
import { film, sound } from "@/server/testing/recordings";
import { as, makePerson, useWorld } from "@/server/testing/world";

useWorld();
useMediaDoor();

/** What an upload may leave behind. */
async function counts() {
  const [row] = await reader.rows<{ pictures: number; refused: number }>(sql`
    select (select count(*)::int from media) as pictures, (select count(*)::int from event where kind = 'image.refused') as refused`);
  return row ?? { pictures: 0, refused: 0 };
}

describe("a picture that a decision took away", () => {
  obligation(
    "MB-12.2-a",
    "does not come in again, whoever sends it and however it was resized or mirrored, until the decision falls",
    async () => {
      const [author, copier] = [await makePerson(), await makePerson()];
      const { id } = await postOf(author, await uploaded(author, 7));
      expect((await upload(copier, await copyOf(7), "image/jpeg")).status).toBe(201);
      const { measureId } = await impose(author, "remove-content", { subject: subjectRef("post", id) });
      const before = await counts();
      for (const again of [
        await upload(author, await picture(7)),
        await upload(copier, await picture(7)),
        await upload(copier, await copyOf(7), "image/jpeg"),
        await upload(
          copier,
          await sharp(await copyOf(7))
            .flop()
            .jpeg()
            .toBuffer(),
          "image/jpeg",
        ),
      ])
        expect(refusalOf(again)).toEqual(barredAgain);
      expect(await counts()).toEqual({ ...before, refused: before.refused + 4 });
      expect((await upload(copier, await picture(8))).status).toBe(201);
      await lift(measureId, "lifted");
      expect((await upload(copier, await copyOf(7), "image/jpeg")).status).toBe(201);
    },
  );

  obligation("MB-12.2-a", "is not published by who had uploaded it before the decision", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    const original = await uploaded(author, 11);
    const { id } = await postOf(author, original);
    const copy: UploadedImage = (await upload(copier, await copyOf(11), "image/jpeg")).body;
    await impose(author, "remove-content", { subject: subjectRef("post", id) });
    for (const [person, image] of [
      [copier, copy],
      [author, original],
    ] as const)
      await expect(postOf(person, image)).rejects.toMatchObject({
        cause: { reason: "MEDIA_UNACCEPTABLE", params: { problem: "removedBefore" } },
      });
    expect((await as(copier).microblog.profilePosts({ handle: copier.handle })).posts).toEqual([]);
  });

  obligation("MB-12.1-a", "is for a person to see where only its colours are others", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    const { id } = await postOf(author, await uploaded(author, 13));
    await impose(author, "remove-content", { subject: subjectRef("post", id) });
    const grey = await upload(
      copier,
      await sharp(await picture(13))
        .greyscale()
        .png()
        .toBuffer(),
    );
    expect(grey.status).toBe(201);
    expect((await postOf(copier, grey.body)).held).toBe(true);
    expect((await postOf(copier, await uploaded(copier, 14))).held).toBe(false);
  });

  it("may come in again where the desk said that only the text was at fault, and not where it said nothing", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    const innocent = await uploaded(author, 17);
    const { id } = await postOf(author, innocent);
    const { measureId } = await impose(author, "remove-content", {
      subject: subjectRef("post", id),
      params: { innocentPictures: true },
    });
    expect((await upload(copier, await picture(17))).status).toBe(201);
    await postOf(author, innocent);
    expect((await as(author).moderation.measure({ measureId })).statement).toMatchObject({ innocentPictures: true });
    const again = await postOf(author, innocent);
    await impose(author, "remove-content", { subject: subjectRef("post", again.id) });
    expect(refusalOf(await upload(copier, await picture(17)))).toEqual(barredAgain);
    await lift(measureId, "lifted");
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({ is: "post" });
    expect(refusalOf(await upload(copier, await picture(17)))).toEqual(barredAgain);
  });

  it("may still be sent as evidence in an appeal", async () => {
    const author = await makePerson();
    const { id } = await postOf(author, await uploaded(author, 15));
    await impose(author, "remove-content", { subject: subjectRef("post", id) });
    expect((await upload(author, await picture(15), "image/png", "?for=evidence")).status).toBe(201);
  });
});

describe("a video", () => {
  obligation("MB-12.2-a", "that a decision took away does not come in again as the same file", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    const same = await film();
    const { body } = await uploadInPieces(author, same, "video/mp4");
    const { id } = await as(author).microblog.createPost({ body: "录像", images: [{ id: body.id }] });
    await impose(author, "remove-content", { subject: subjectRef("post", id) });
    expect(refusalOf(await uploadInPieces(copier, same, "video/mp4"))).toEqual(barredAgain);
    expect((await uploadInPieces(copier, await sound(), "audio/mp4")).status).toBe(201);
  });
});
