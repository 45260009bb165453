// What stands in a recording's place until it plays: a frame of the video where ffmpeg is there to read one, else a drawing that says nothing of it.
import { spawn } from "node:child_process";
import sharp from "sharp";
import type { StoredImage } from "@/server/core/media/intake";

const timeoutMs = 15_000;
/** As large as a frame's picture may be, in bytes. */
const mostFrameBytes = 20 * 1024 * 1024;
const decodedPixels = 50_000_000;

export interface Poster {
  medium: StoredImage;
  small: StoredImage;
}

/** Makes a poster of a video, or of a sound file (`size` null). Never fails: what cannot be read gets the drawing. */
export async function makePoster(bytes: Buffer, size: { width: number; height: number } | null): Promise<Poster> {
  const frame = size && (await firstFrame(bytes));
  const source = frame ?? drawing(size ?? { width: 960, height: 240 });
  const medium = await webp(source, 960).catch(() => webp(drawing(size ?? { width: 960, height: 240 }), 960));
  return { medium, small: await webp(medium.bytes, 320) };
}

/** One frame as PNG; null without ffmpeg, and where it cannot read the file in time. */
function firstFrame(bytes: Buffer): Promise<Buffer | null> {
  return new Promise((resolve) => {
    // Whatever the file names, nothing else is opened for it.
    const args = [
      "-v",
      "error",
      "-protocol_whitelist",
      "pipe",
      "-i",
      "pipe:0",
      "-frames:v",
      "1",
      "-f",
      "image2pipe",
      "-c:v",
      "png",
      "pipe:1",
    ];
    const ffmpeg = spawn("ffmpeg", args, { timeout: timeoutMs, stdio: ["pipe", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    let length = 0;
    ffmpeg.on("error", () => resolve(null));
    ffmpeg.stdout.on("data", (part: Buffer) => {
      length += part.length;
      if (length > mostFrameBytes) ffmpeg.kill();
      else parts.push(part);
    });
    ffmpeg.on("close", (code) => resolve(code === 0 && length > 0 ? Buffer.concat(parts) : null));
    // It may have its frame before it has read everything.
    ffmpeg.stdin.on("error", () => undefined);
    ffmpeg.stdin.end(bytes);
  });
}

/** The ground of the drawing, `#rrggbb`. */
export const posterGround = "#3a3f47";

/** A grey ground with a triangle, in the recording's own shape. */
function drawing({ width, height }: { width: number; height: number }): Buffer {
  const [w, h] = [Math.max(width, 16), Math.max(height, 16)];
  const r = Math.min(w, h) / 8;
  const [x, y] = [w / 2, h / 2];
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="${posterGround}"/><path d="M${x - r} ${y - r * 1.2} L${x + r * 1.2} ${y} L${x - r} ${y + r * 1.2} Z" fill="#c9ced6"/></svg>`,
  );
}

async function webp(source: Buffer, side: number): Promise<StoredImage> {
  const { data, info } = await sharp(source, { limitInputPixels: decodedPixels })
    .resize(side, side, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 78, effort: 2 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, type: "image/webp", width: info.width, height: info.height };
}
