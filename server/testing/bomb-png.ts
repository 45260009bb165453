// A small file that unpacks to a vast picture.
import { deflateSync } from "node:zlib";
import { pngChunk } from "@/db/seed/images/png-text";

/** A whole and valid PNG of one bit per point, all black: as large when unpacked as it says, and a few hundred kilobytes at most. */
export function bombPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}
