// Words attached to a PNG as an iTXt chunk (ISO/IEC 15948, 11.3.4.5): the sandbox's OCR reads them under the keyword `guiju-text`.

/** The same picture with a text under `keyword` before its pixels. The bytes must be a PNG. */
export function withPngText(png: Buffer, keyword: string, text: string): Buffer {
  const headerEnd = 8 + 25; // signature and IHDR, whose length is fixed
  const body = Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, "latin1"), Buffer.from(text, "utf8")]);
  return Buffer.concat([png.subarray(0, headerEnd), pngChunk("iTXt", body), png.subarray(headerEnd)]);
}

/** One PNG chunk: length, type, data, checksum. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, "latin1");
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, data.length + 8)), data.length + 8);
  return chunk;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
