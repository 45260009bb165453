// The only way a video or a sound file enters: its packets are copied into a new file of ours, so that place, device and whatever else the sender's file told stays behind.
import { createHash } from "node:crypto";
import {
  BufferSource,
  BufferTarget,
  Conversion,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  WEBM,
  WebMOutputFormat,
} from "mediabunny";
import { declaredRecordingType, type RecordingType } from "@/server/core/media/formats";
import { mediaRefusal } from "@/server/core/media/problems";
import { slots } from "@/server/core/media/slots";
import { AppError } from "@/server/shared/errors";

export const recordingLimits = { maxBytes: 50 * 1024 * 1024, maxMinutes: 15, maxSide: 4_096 };

export interface IntakeRecording {
  bytes: Buffer;
  type: RecordingType;
  kind: "video" | "audio";
  /** Of the upload, hex: our own file carries the moment it was written. */
  sha256: string;
  /** 0 for sound. */
  width: number;
  height: number;
  durationMs: number;
}

/** What every browser of the last years plays. */
const videoCodecs = new Set(["avc", "vp8", "vp9", "av1"]);
const audioCodecs = new Set(["aac", "mp3", "opus", "vorbis"]);

const containers = {
  "video/mp4": { read: MP4, write: () => new Mp4OutputFormat({ fastStart: "in-memory" }) },
  "audio/mp4": { read: MP4, write: () => new Mp4OutputFormat({ fastStart: "in-memory" }) },
  "video/webm": { read: WEBM, write: () => new WebMOutputFormat() },
  "audio/mpeg": { read: MP3, write: () => new Mp3OutputFormat() },
  "audio/ogg": { read: OGG, write: () => new OggOutputFormat() },
} as const satisfies Record<RecordingType, unknown>;

const inSlot = slots(1, 8, () => new AppError("UNAVAILABLE", "PROVIDER_AWAY", { provider: "images" }));

/**
 * Takes one uploaded recording: MP4, WebM, MP3, M4A or OGG whose bytes are what `declaredType` says, with at most one picture and one sound track in codecs that browsers play.
 * Gives back the same pictures and sound in a new file without metadata. Refuses REJECTED/MEDIA_UNACCEPTABLE with a MediaProblem. Writes nothing: it may run any number of times.
 */
export async function readRecording(original: Buffer, declaredType: string): Promise<IntakeRecording> {
  const type = declaredRecordingType(declaredType);
  if (!type) throw mediaRefusal("typeUnsupported");
  if (original.length === 0) throw mediaRefusal("empty");
  if (original.length > recordingLimits.maxBytes)
    throw mediaRefusal("tooLarge", recordingLimits.maxBytes / 1024 / 1024);
  return inSlot(async () => {
    const input = new Input({ source: new BufferSource(original), formats: [MP4, WEBM, MP3, OGG] });
    const format = await input.getFormat().catch(() => null);
    if (format !== containers[type].read) throw mediaRefusal(format ? "typeMismatch" : "recordingDamaged");
    const tracks = await orDamaged(inspect(input, type));
    const bytes = await orDamaged(copied(input, type));
    return { ...tracks, bytes, type, sha256: createHash("sha256").update(original).digest("hex") };
  });
}

async function inspect(input: Input, type: RecordingType) {
  const [videos, audios] = [await input.getVideoTracks(), await input.getAudioTracks()];
  const [video] = videos;
  const kind = type.startsWith("video/") ? "video" : "audio";
  if (kind === "video" ? videos.length !== 1 : videos.length > 0 || audios.length === 0)
    throw mediaRefusal("typeMismatch");
  if (audios.length > 1 || !videos.every(isPlayable) || !audios.every(isPlayable))
    throw mediaRefusal("codecUnsupported");
  const seconds = await input.computeDuration();
  if (seconds > recordingLimits.maxMinutes * 60) throw mediaRefusal("tooLong", recordingLimits.maxMinutes);
  const [width, height] = [video?.displayWidth ?? 0, video?.displayHeight ?? 0];
  if (Math.max(width, height) > recordingLimits.maxSide) throw mediaRefusal("codecUnsupported");
  return { kind, width, height, durationMs: Math.round(seconds * 1000) } as const;
}

function isPlayable(track: InputVideoTrack | InputAudioTrack): boolean {
  return track.codec !== null && (videoCodecs.has(track.codec) || audioCodecs.has(track.codec));
}

/** Packets are copied as they are: nothing is decoded. */
async function copied(input: Input, type: RecordingType): Promise<Buffer> {
  const output = new Output({ format: containers[type].write(), target: new BufferTarget() });
  const conversion = await Conversion.init({ input, output, tags: {}, showWarnings: false });
  if (!conversion.isValid || conversion.discardedTracks.length > 0) throw mediaRefusal("codecUnsupported");
  await conversion.execute();
  const { buffer } = output.target;
  if (!buffer) throw mediaRefusal("recordingDamaged");
  return Buffer.from(buffer);
}

async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof AppError ? error : mediaRefusal("recordingDamaged", null, error);
  }
}
