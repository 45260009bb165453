// Where pictures are stored and who reads the words in them: handed in at the start of the process.
import type { ImageTextPort } from "@/server/core/media/image-text";
import type { PartialUploads } from "@/server/core/media/partial-uploads";
import type { StoragePort } from "@/server/core/media/storage";
import { shared } from "@/server/core/process-slot";

export interface MediaPorts {
  storage: StoragePort;
  imageText: ImageTextPort;
  /** Files on their way in. */
  partial: PartialUploads;
}

const slot = shared("media-ports", (): { ports: MediaPorts | null } => ({ ports: null }));

/** Called once per process before anything is uploaded or served. */
export function useMedia(ports: MediaPorts): void {
  slot.ports = ports;
}

export function mediaPorts(): MediaPorts {
  if (!slot.ports) throw new Error("No media storage is open.");
  return slot.ports;
}
