// PNG (ISO/IEC 15948) below the pixels: its chunks and the texts in them.
import { isUtf8 } from "node:buffer";
import { inflateSync } from "node:zlib";

export interface PngText {
  keyword: string;
  text: string;
}

const maxTextBytes = 1024 * 1024;

/** Each chunk in file order; stops silently where the file ends or a length points past it. Empty for anything but a PNG. */
export function* pngChunks(bytes: Buffer): Generator<{ type: string; data: Buffer }> {
  if (bytes.toString("latin1", 1, 4) !== "PNG") return;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return;
    yield { type: bytes.toString("latin1", at + 4, at + 8), data: bytes.subarray(at + 8, end) };
    at = end + 4;
  }
}

/** The texts of tEXt, zTXt and iTXt chunks. A text that does not unpack, or unpacks to more than a megabyte, is left out. */
export function pngTexts(bytes: Buffer): PngText[] {
  const texts: PngText[] = [];
  for (const { type, data } of pngChunks(bytes)) {
    const text = readText(type, data);
    if (text) texts.push(text);
  }
  return texts;
}

function readText(type: string, data: Buffer): PngText | null {
  const keywordEnd = data.indexOf(0);
  if (keywordEnd < 0) return null;
  const keyword = data.toString("latin1", 0, keywordEnd);
  if (type === "tEXt") return { keyword, text: decoded(data.subarray(keywordEnd + 1)) };
  if (type === "zTXt") return unpacked(keyword, data.subarray(keywordEnd + 2));
  if (type !== "iTXt") return null;
  const packed = data[keywordEnd + 1] === 1;
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translatedEnd = data.indexOf(0, languageEnd + 1);
  if (languageEnd < 0 || translatedEnd < 0) return null;
  const body = data.subarray(translatedEnd + 1);
  return packed ? unpacked(keyword, body) : { keyword, text: decoded(body) };
}

function unpacked(keyword: string, body: Buffer): PngText | null {
  try {
    return { keyword, text: decoded(inflateSync(body, { maxOutputLength: maxTextBytes })) };
  } catch {
    return null;
  }
}

/** tEXt and zTXt are Latin-1 by the standard; many programs write UTF-8 all the same. */
function decoded(text: Buffer): string {
  return text.toString(isUtf8(text) ? "utf8" : "latin1");
}
