// Small recordings for tests: whole and valid files whose pictures and sound nobody looks at.
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
} from "mediabunny";

/** Where the film was taken, as phones write it (ISO 6709). */
export const place = "+31.2304+121.4737/";

/** A video of so many seconds with a title and the place where it was taken; its pictures are not looked at by anybody. */
export async function video(format: OutputFormat, { seconds = 2, tracks = 1 } = {}): Promise<Buffer> {
  const output = new Output({ format, target: new BufferTarget() });
  const sources = Array.from({ length: tracks }, () => new EncodedVideoPacketSource("vp9"));
  for (const source of sources) output.addVideoTrack(source, { frameRate: 1 });
  output.setMetadataTags({ title: "在家里拍的", comment: place, raw: { "©xyz": place } });
  await output.start();
  const decoderConfig = { codec: "vp09.00.10.08", codedWidth: 320, codedHeight: 180 };
  const frame = new Uint8Array([0x82, 0x49, 0x83, 0x42, 0, 1, 0xf0, 0, 0xf6, 6, 0x38]);
  for (const source of sources)
    for (let at = 0; at < seconds; at++) await source.add(new EncodedPacket(frame, "key", at, 1), { decoderConfig });
  await output.finalize();
  return Buffer.from(output.target.buffer ?? new ArrayBuffer(0));
}

/** Three seconds of film, as a phone sends them. */
export const film = () => video(new Mp4OutputFormat({ fastStart: "in-memory" }), { seconds: 3 });

/** A second of sound with the name of who recorded it. */
export async function sound(): Promise<Buffer> {
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target: new BufferTarget() });
  const source = new EncodedAudioPacketSource("opus");
  output.addAudioTrack(source);
  output.setMetadataTags({ artist: "某人的手机" });
  await output.start();
  const decoderConfig = { codec: "opus", numberOfChannels: 1, sampleRate: 48_000 };
  for (let at = 0; at < 50; at++)
    await source.add(new EncodedPacket(new Uint8Array([0xf8, 0xff, 0xfe]), "key", at / 50, 0.02), { decoderConfig });
  await output.finalize();
  return Buffer.from(output.target.buffer ?? new ArrayBuffer(0));
}
