// Writes metadata into a WebP beside its pixels (WebP container specification, RFC 9649, section 2), so that a label costs no second encoding.

/**
 * The same picture with this XMP packet, which replaces one that is there; width and height are the picture's. The bytes must be a WebP that our own encoder wrote; anything else
 * throws.
 */
export function withXmp(webp: Buffer, { width, height }: { width: number; height: number }, xmp: string): Buffer {
  if (webp.toString("latin1", 0, 4) !== "RIFF" || webp.toString("latin1", 8, 12) !== "WEBP")
    throw new Error("These bytes are no WebP.");
  const chunks = chunksOf(webp);
  const [first] = chunks;
  const header = first?.name === "VP8X" ? Buffer.from(first.data) : extendedHeader(first, width, height);
  header.writeUInt8(header.readUInt8(0) | hasXmp, 0);
  const kept = chunks.filter(({ name }) => name !== "VP8X" && name !== "XMP ");
  const body = Buffer.concat([
    Buffer.from("WEBP", "latin1"),
    ...[{ name: "VP8X", data: header }, ...kept, { name: "XMP ", data: Buffer.from(xmp) }].map(written),
  ]);
  return Buffer.concat([Buffer.from("RIFF", "latin1"), uint32(body.length), body]);
}

interface Chunk {
  name: string;
  data: Buffer;
}

const hasXmp = 0b0000_0100;
const hasAlpha = 0b0001_0000;

function chunksOf(webp: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= webp.length; ) {
    const length = webp.readUInt32LE(at + 4);
    chunks.push({ name: webp.toString("latin1", at, at + 4), data: webp.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** The VP8X chunk of a simple file: a lossless one says itself whether it has alpha, a lossy one has none. */
function extendedHeader(first: Chunk | undefined, width: number, height: number): Buffer {
  const header = Buffer.alloc(10);
  const alphaIsUsed = first?.name === "VP8L" && ((first.data.readUInt32LE(1) >>> 28) & 1) === 1;
  header.writeUInt8(alphaIsUsed ? hasAlpha : 0, 0);
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  return header;
}

function written({ name, data }: Chunk): Buffer {
  return Buffer.concat([Buffer.from(name, "latin1"), uint32(data.length), data, Buffer.alloc(data.length % 2)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
