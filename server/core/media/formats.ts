// What a file says it is (Content-Type) and what it is (its first bytes).
import { type MediaProblem, mediaRefusal } from "@/server/core/media/problems";

export const imageTypes = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"] as const;
export type ImageType = (typeof imageTypes)[number];

export const recordingTypes = ["video/mp4", "video/webm", "audio/mpeg", "audio/mp4", "audio/ogg"] as const;
export type RecordingType = (typeof recordingTypes)[number];

const recordingAliases: Record<string, RecordingType> = {
  "audio/mp3": "audio/mpeg",
  "audio/x-m4a": "audio/mp4",
  "audio/m4a": "audio/mp4",
  "application/ogg": "audio/ogg",
};

/** The recording type that a Content-Type header declares; null where it declares none of ours. */
export function declaredRecordingType(contentType: string | undefined): RecordingType | null {
  const essence = (contentType ?? "").split(";", 1).join("").trim().toLowerCase();
  return recordingTypes.find((type) => type === essence) ?? recordingAliases[essence] ?? null;
}

const aliases: Record<string, ImageType> = { "image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg" };
const refusedTypes: Record<string, MediaProblem> = {
  "image/svg+xml": "svg",
  "text/html": "html",
  "application/xhtml+xml": "html",
};

/** The image type that a Content-Type header declares; parameters are ignored. Refuses what is not taken with a MediaProblem. */
export function declaredImageType(contentType: string | undefined): ImageType {
  const essence = (contentType ?? "").split(";", 1).join("").trim().toLowerCase();
  const known = imageTypes.find((type) => type === essence) ?? aliases[essence];
  if (!known) throw mediaRefusal(refusedTypes[essence] ?? "typeUnsupported");
  return known;
}

/**
 * The image type that the first bytes prove (WHATWG MIME Sniffing, section 6.1; AVIF by its `ftyp` brands).
 * Refuses markup by name, so that the person learns why, and anything else as unsupported.
 */
export function sniffedImageType(bytes: Buffer): ImageType {
  const ascii = (start: number, end: number) => bytes.toString("latin1", start, end);
  if (ascii(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (ascii(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return "image/webp";
  if (ascii(0, 6) === "GIF87a" || ascii(0, 6) === "GIF89a") return "image/gif";
  if (ascii(4, 8) === "ftyp" && /avi[fs]/.test(ascii(8, Math.min(bytes.readUInt32BE(0), 128)))) return "image/avif";
  throw mediaRefusal(markupProblem(bytes) ?? "typeUnsupported");
}

/** Markup may hide behind a byte order mark, UTF-16, comments or a prolog: the first kilobytes are searched, not the first byte. */
function markupProblem(bytes: Buffer): MediaProblem | null {
  const head = bytes.toString("latin1", 0, 4096).replaceAll("\0", "").toLowerCase();
  if (/<svg[\s>:]|<!doctype svg/.test(head)) return "svg";
  if (/<(?:!doctype html|html|head|body|script|iframe|a\s|div|p>)/.test(head)) return "html";
  return null;
}
