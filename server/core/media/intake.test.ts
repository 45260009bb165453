import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { generateImage } from "@/db/seed/images/generate";
import { pngChunk, withPngText } from "@/db/seed/images/png-text";
import { sandboxImageText, sandboxTextKeyword } from "@/server/core/media/image-text";
import { imageLimits, readImage } from "@/server/core/media/intake";
import { type MediaProblem, mediaProblems } from "@/server/core/media/problems";
import en from "@/server/shared/messages/en/media.json";
import zh from "@/server/shared/messages/zh-CN/media.json";

const read = (bytes: Buffer, declaredType: string, limits = imageLimits) =>
  readImage(bytes, { declaredType, limits, imageText: sandboxImageText });

const refused = (problem: MediaProblem, limit: string | null = null) => ({
  refusal: { kind: "REJECTED", reason: "MEDIA_UNACCEPTABLE", params: { problem, limit } },
});

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const end = pngChunk("IEND", Buffer.alloc(0));

/** The header of an 8-bit grey PNG. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return pngChunk("IHDR", header);
}

/** A few kilobytes that unpack to width × height zeros. */
function bomb(width: number, height: number): Buffer {
  return Buffer.concat([
    signature,
    pngHeader(width, height),
    pngChunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height))),
    end,
  ]);
}

const painted = generateImage("intake", "lake", 1200, 900);
const as = async (format: "jpeg" | "png" | "webp" | "gif" | "avif") =>
  sharp(await painted)
    .resize(400, 300)
    .toFormat(format)
    .toBuffer();

describe("what is taken", () => {
  test.each(["jpeg", "png", "webp", "gif", "avif"] as const)(
    "%s becomes WebP with two smaller copies",
    async (format) => {
      const bytes = await as(format);
      const image = await read(bytes, `image/${format}; charset=binary`);
      const { format: stored, width, height } = await sharp(image.bytes).metadata();
      expect({ stored, width, height }).toEqual({ stored: "webp", width: 400, height: 300 });
      expect(image.thumbnails.large).toMatchObject({ type: "image/webp", width: 400, height: 300 });
      expect(image.thumbnails.small).toMatchObject({ type: "image/webp", width: 320, height: 240 });
      expect(image.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(image.perceptualHash).toMatch(/^[0-9a-f]{16}$/);
      expect(image.placeholder).toMatch(/^#[0-9a-f]{6}$/);
      expect((await read(bytes, `image/${format}`)).sha256).toBe(image.sha256);
    },
  );

  test("a stream gives what its bytes give", async () => {
    const bytes = await as("png");
    const stream = (async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    })();
    const image = await readImage(stream, { declaredType: "image/png", imageText: sandboxImageText });
    expect(image.sha256).toBe((await read(bytes, "image/png")).sha256);
  });

  test("place, camera and comment are gone, and the picture stands upright", async () => {
    const photo = await sharp({ create: { width: 120, height: 60, channels: 3, background: "#204080" } })
      .jpeg()
      .withExif({
        IFD0: { Make: "Nikon-9431" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 14/1 0/1" },
      })
      .withMetadata({ orientation: 6 })
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret-studio</x:xmpmeta>")
      .withIccProfile("p3")
      .toBuffer();
    const before = await sharp(photo).metadata();
    expect([before.orientation, before.exif !== undefined, before.xmp !== undefined]).toEqual([6, true, true]);
    expect(photo.includes("Nikon-9431")).toBe(true);
    const image = await read(photo, "image/jpeg");
    expect([image.width, image.height]).toEqual([60, 120]);
    for (const file of [image, image.thumbnails.large, image.thumbnails.small]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(file.bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(file.bytes.includes("Nikon-9431") || file.bytes.includes("secret-studio")).toBe(false);
    }
  });

  test("what hides behind the end of the picture is gone", async () => {
    const polyglot = Buffer.concat([await as("png"), Buffer.from("PK\x03\x04<script>alert(1)</script>")]);
    expect((await read(polyglot, "image/png")).bytes.includes("script")).toBe(false);
  });

  test("a long screenshot keeps as much of its width as the format allows", async () => {
    const long = await sharp({ create: { width: 540, height: 20_000, channels: 3, background: "#ffffff" } })
      .png()
      .toBuffer();
    const image = await read(long, "image/png");
    expect(image.height).toBeLessThanOrEqual(16_383);
    expect(image.width).toBeGreaterThan(430);
  });

  test("of an animation the first frame is kept, and the person can be told", async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 40, height: 40, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await Promise.all(["#ff0000", "#00ff00", "#0000ff"].map(frame));
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [80, 80, 80] })
      .toBuffer();
    const image = await read(gif, "image/gif");
    expect([image.frames, image.height]).toEqual([3, 40]);
    expect(Number.parseInt(image.placeholder.slice(1, 3), 16)).toBeGreaterThan(200);
    await expect(read(gif, "image/gif", { ...imageLimits, maxFrames: 2 })).rejects.toMatchObject(
      refused("tooManyFrames", "2"),
    );
  });

  test("a transparent picture stays transparent", async () => {
    const glass = await sharp({ create: { width: 50, height: 50, channels: 4, background: "#00000000" } })
      .png()
      .toBuffer();
    expect((await sharp((await read(glass, "image/png")).bytes).metadata()).hasAlpha).toBe(true);
  });

  test("many at once are all done", async () => {
    const bytes = await as("jpeg");
    const images = await Promise.all(Array.from({ length: 8 }, () => read(bytes, "image/jpeg")));
    expect(new Set(images.map(({ sha256 }) => sha256)).size).toBe(1);
  });
});

describe("what is refused, with words", () => {
  test("a decompression bomb, before a pixel is unpacked", async () => {
    const bytes = bomb(9_000, 9_000);
    expect(bytes.length).toBeLessThan(1024 * 1024);
    await expect(read(bytes, "image/png")).rejects.toMatchObject(refused("tooManyPixels", "50"));
  });

  test("a bomb that lies about its size", async () => {
    const packed = deflateSync(Buffer.alloc(100_000_000));
    const bytes = Buffer.concat([signature, pngHeader(10, 10), pngChunk("IDAT", packed), end]);
    expect((await read(bytes, "image/png")).width).toBe(10);
  });

  test("a bomb in a PNG text is left unread", async () => {
    const packed = Buffer.concat([Buffer.from(`${sandboxTextKeyword}\0\0`), deflateSync(Buffer.alloc(4_000_000, "a"))]);
    const png = await as("png");
    const bytes = Buffer.concat([png.subarray(0, 33), pngChunk("zTXt", packed), png.subarray(33)]);
    expect((await read(bytes, "image/png")).text).toEqual({ state: "read", texts: [] });
  });

  test("an area just past the limit, and not one at it", async () => {
    const limits = { ...imageLimits, maxPixels: 1_000_000 };
    expect((await read(bomb(1000, 1000), "image/png", limits)).width).toBe(1000);
    await expect(read(bomb(1000, 1001), "image/png", limits)).rejects.toMatchObject(refused("tooManyPixels", "1"));
    const avif = await as("avif");
    await expect(read(avif, "image/avif", { ...limits, maxPixels: 4 * 120_000 })).resolves.toMatchObject({
      width: 400,
    });
    await expect(read(avif, "image/avif", { ...limits, maxPixels: 3 * 120_000 })).rejects.toMatchObject(
      refused("tooManyPixels", "0"),
    );
  });

  test("an SVG with script, declared as SVG or as something else", async () => {
    const svg = Buffer.from(
      '<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    );
    const utf16 = Buffer.from(`\ufeff${svg.toString()}`, "utf16le");
    await expect(read(svg, "image/svg+xml")).rejects.toMatchObject(refused("svg"));
    await expect(read(svg, "image/png")).rejects.toMatchObject(refused("svg"));
    await expect(read(utf16, "image/png")).rejects.toMatchObject(refused("svg"));
  });

  test("a web page", async () => {
    const page = Buffer.from("  <!DOCTYPE html><html><script>alert(1)</script></html>");
    await expect(read(page, "text/html")).rejects.toMatchObject(refused("html"));
    await expect(read(page, "image/jpeg")).rejects.toMatchObject(refused("html"));
  });

  test("a PNG that calls itself JPEG", async () => {
    await expect(read(await as("png"), "image/jpeg")).rejects.toMatchObject(refused("typeMismatch"));
  });

  test("what is no image, or none that we take", async () => {
    const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");
    for (const [bytes, type] of [
      [Buffer.from("%PDF-1.7 nothing"), "image/png"],
      [Buffer.from("II*\0nothing else"), "image/tiff"],
      [heic, "image/avif"],
      [await as("png"), ""],
      [Buffer.from([0xff]), "image/jpeg"],
    ] as const) {
      await expect(read(bytes, type)).rejects.toMatchObject(refused("typeUnsupported"));
    }
    await expect(read(Buffer.alloc(0), "image/png")).rejects.toMatchObject(refused("empty"));
  });

  test.each(["jpeg", "png", "webp", "gif", "avif"] as const)("a %s that breaks off half-way", async (format) => {
    const bytes = await as(format);
    await expect(read(bytes.subarray(0, Math.floor(bytes.length / 2)), `image/${format}`)).rejects.toMatchObject(
      refused("damaged"),
    );
  });

  test("one byte more than allowed", async () => {
    const bytes = await as("jpeg");
    const limits = { ...imageLimits, maxBytes: bytes.length };
    await expect(read(bytes, "image/jpeg", limits)).resolves.toMatchObject({ width: 400 });
    await expect(read(Buffer.concat([bytes, Buffer.alloc(1)]), "image/jpeg", limits)).rejects.toMatchObject(
      refused("tooLarge", (Math.round((bytes.length / 1024 / 1024) * 10) / 10).toString()),
    );
    await expect(read(Buffer.alloc(20 * 1024 * 1024), "image/jpeg")).rejects.toMatchObject(refused("tooLarge", "10"));
  });

  test("every problem has words in both languages", () => {
    for (const messages of [zh, en])
      expect(Object.keys(messages.problem).toSorted()).toEqual([...mediaProblems].toSorted());
    for (const problem of mediaProblems)
      expect(zh.problem[problem].includes("{limit}")).toBe(en.problem[problem].includes("{limit}"));
  });
});

describe("words and AI labels are read before the metadata goes", () => {
  test("text inside the picture", async () => {
    const png = withPngText(
      withPngText(await as("png"), sandboxTextKeyword, "加微信领红包"),
      sandboxTextKeyword,
      "second line",
    );
    const image = await read(png, "image/png");
    expect(image.text).toEqual({ state: "read", texts: ["second line", "加微信领红包"] });
    expect(image.bytes.includes("guiju-text")).toBe(false);
  });

  const label = {
    Label: "1",
    ContentProducer: "甲公司",
    ProduceID: "A-1",
    ReservedCode1: "",
    ContentPropagator: "",
    PropagateID: "",
    ReservedCode2: "",
  };
  const xmp = (value: object) =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"><TC260:AIGC>${JSON.stringify(value).replaceAll('"', "&quot;")}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>`;

  test.each(["jpeg", "png", "webp"] as const)("the AIGC label of a %s is found and taken out", async (format) => {
    const marked = await sharp(await as(format))
      .withXmp(xmp(label))
      .toFormat(format)
      .toBuffer();
    const image = await read(marked, `image/${format}`);
    expect(image).toMatchObject({ aiMark: "generated", aigcLabel: label });
    expect((await read(image.bytes, "image/webp")).aigcLabel).toBeNull();
  });

  test.each([
    ["1", "generated"],
    ["2", "possible"],
    ["3", "suspected"],
  ] as const)("a label of %s says %s", async (Label, mark) => {
    const marked = await sharp(await as("jpeg"))
      .withXmp(xmp({ ...label, Label }))
      .jpeg()
      .toBuffer();
    expect(await read(marked, "image/jpeg")).toMatchObject({ aiMark: mark, aigcLabel: { Label } });
  });

  test("a source type in the metadata is a statement; settings of a generator and words in the picture are traces", async () => {
    const source =
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</x:xmpmeta>";
    const jpeg = sharp(await as("jpeg"));
    const said: [Buffer, string][] = [
      [await jpeg.clone().withXmp(source).jpeg().toBuffer(), "image/jpeg"],
      [
        await jpeg
          .clone()
          .withExif({ IFD0: { ImageDescription: `{"AIGC":${JSON.stringify({ ...label, ContentProducer: "B" })}}` } })
          .jpeg()
          .toBuffer(),
        "image/jpeg",
      ],
    ];
    for (const [bytes, type] of said) expect((await read(bytes, type)).aiMark).toBe("generated");
    const traces = [
      withPngText(await as("png"), "parameters", "a cat\nSteps: 20, Sampler: Euler a, CFG scale: 7"),
      withPngText(await as("png"), "prompt", '{"3": {"class_type": "KSampler"}}'),
      withPngText(await as("png"), sandboxTextKeyword, "本图由 AI生成"),
    ];
    for (const bytes of traces) expect((await read(bytes, "image/png")).aiMark).toBe("suspected");
    const plain = withPngText(await as("png"), sandboxTextKeyword, "AI 与我们的生活");
    for (const bytes of [await as("png"), plain]) expect((await read(bytes, "image/png")).aiMark).toBeNull();
  });
});
