import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { withPngText } from "@/db/seed/images/png-text";
import { readAiDeclaration } from "@/server/core/media/ai-mark";
import { mediaSizes } from "@/server/features/media/contract";
import type { MediaId } from "@/server/shared/ids";
import { copyOf, look, picture, postOf, upload, uploaded, useMediaDoor } from "@/server/testing/media-door";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();
useMediaDoor();

const aigc = {
  Label: "1",
  ContentProducer: "甲公司",
  ProduceID: "A-1",
  ReservedCode1: "",
  ContentPropagator: "乙平台",
  PropagateID: "B-2",
  ReservedCode2: "",
};

/** A picture whose metadata carries this label. */
async function marked(seed: number, label: object): Promise<Buffer> {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><TC260:AIGC>${JSON.stringify(label).replaceAll('"', "&quot;")}</TC260:AIGC></x:xmpmeta>`;
  return sharp(await picture(seed))
    .withXmp(xmp)
    .png()
    .toBuffer();
}

/** The label in the metadata of each stored size, as any other program would read it. */
async function storedLabels(viewer: Person, id: string) {
  return Promise.all(
    mediaSizes.map(async (size) => {
      const file = Buffer.from(await (await look(viewer, id, { size })).arrayBuffer());
      return readAiDeclaration(file, undefined).label;
    }),
  );
}

describe("three files, three labels", () => {
  it("the metadata says so: generated, in every copy, with our own element beside the producer's", async () => {
    const author = await makePerson();
    const { body } = await upload(author, await marked(21, aigc));
    expect(body.aiMark).toBe("generated");
    for (const label of await storedLabels(author, body.id))
      expect(label).toEqual({ ...aigc, ContentPropagator: "Guiju", PropagateID: body.id });
    const { id } = await postOf(author, body);
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({
      post: { images: [{ aiMark: "generated" }] },
    });
  });

  it("nobody says so but the author: possible, and the copies carry it from then on", async () => {
    const author = await makePerson();
    const image = await uploaded(author, 22);
    expect(image.aiMark).toBeNull();
    const { id } = await as(author).microblog.createPost({
      body: "",
      declared: ["ai"],
      images: [{ id: image.id as MediaId }],
    });
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({
      post: { images: [{ aiMark: "possible" }] },
    });
    await drain();
    for (const label of await storedLabels(author, image.id))
      expect(label).toMatchObject({ Label: "2", ContentPropagator: "Guiju", PropagateID: image.id });
    await drain();
  });

  it("nobody says so, and a generator left its settings: suspected", async () => {
    const author = await makePerson();
    const settings = withPngText(await picture(23), "parameters", "a tower\nSteps: 20, Sampler: Euler a, CFG scale: 7");
    const { body } = await upload(author, settings);
    expect(body.aiMark).toBe("suspected");
    for (const label of await storedLabels(author, body.id)) expect(label).toMatchObject({ Label: "3" });
  });

  it("a copy from which the label was stripped is labelled again", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    await upload(author, await marked(24, aigc));
    const mirrored = await sharp(await copyOf(24))
      .flop()
      .jpeg()
      .toBuffer();
    expect((await upload(copier, mirrored, "image/jpeg")).body.aiMark).toBe("generated");
    const { body } = await upload(copier, await copyOf(24), "image/jpeg");
    expect(body.aiMark).toBe("generated");
    for (const label of await storedLabels(copier, body.id))
      expect(label).toMatchObject({ Label: "1", ContentProducer: "甲公司", PropagateID: body.id });
  });

  it("a copy of what somebody else alone calls so is suspected: its own poster does not say it", async () => {
    const [other, photographer] = [await makePerson(), await makePerson()];
    const taken = await uploaded(other, 25);
    await as(other).microblog.createPost({ body: "", declared: ["ai"], images: [{ id: taken.id as MediaId }] });
    const { body } = await upload(photographer, await copyOf(25), "image/jpeg");
    expect(body.aiMark).toBe("suspected");
    for (const label of await storedLabels(photographer, body.id)) expect(label).toMatchObject({ Label: "3" });
  });
});
