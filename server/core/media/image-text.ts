// Words inside a picture are reviewed like any other words. Reading them is a provider's work behind ImageTextPort.
import { pngTexts } from "@/server/core/media/png-chunks";

/**
 * Reads the texts in an image (OCR). It is given the uploaded file as it came, already proven to be a decodable image;
 * an adapter that sends it to another company re-encodes it first, for the file may still tell where it was taken.
 */
export interface ImageTextPort {
  read(bytes: Buffer, signal: AbortSignal): Promise<string[]>;
}

/** "unread" means that the words are unknown: whoever publishes the image must hold it for a person. */
export type ImageTextResult = { state: "read"; texts: string[] } | { state: "unread"; why: "failed" | "timeout" };

/** Asks the port with a time limit in milliseconds. Never throws and never waits longer, even for a port that ignores its signal. */
export async function readImageText(port: ImageTextPort, bytes: Buffer, timeoutMs: number): Promise<ImageTextResult> {
  const signal = AbortSignal.timeout(timeoutMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    return { state: "read", texts: await Promise.race([port.read(bytes, signal), late]) };
  } catch {
    return { state: "unread", why: signal.aborted ? "timeout" : "failed" };
  }
}

/** The PNG keyword under which a demo or test image carries the words that OCR would find in it. */
export const sandboxTextKeyword = "guiju-text";

/** The sandbox's stand-in for OCR: the PNG texts (tEXt, zTXt, iTXt) with the keyword `guiju-text`; other formats have no words. */
export const sandboxImageText: ImageTextPort = {
  async read(bytes, signal) {
    signal.throwIfAborted();
    return pngTexts(bytes)
      .filter(({ keyword }) => keyword === sandboxTextKeyword)
      .map(({ text }) => text);
  },
};

/** Stands where no provider is set up: every picture's words are unknown, so whatever shows one waits for a person. */
export const unreadImageText: ImageTextPort = {
  async read() {
    throw new Error("No provider reads the words in images.");
  },
};
