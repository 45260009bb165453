// Outbox handlers of the media domain. Safe to run twice.
import { buffer } from "node:stream/consumers";
import { propagatedLabel } from "@/server/core/media/ai-mark";
import { storageKeyOf } from "@/server/core/media/storage";
import type { Handler } from "@/server/core/outbox";
import { labelled } from "./intake";
import { mediaPorts } from "./ports";
import { labelCarried } from "./store";
import { findUnlabelled } from "./visibility";

/** Writes our label into the files of pictures that their author said a machine made (标识办法, article 6). A file keeps its name, for its pixels stay as they were. */
export const labelPictures: Handler = async (event, tx) => {
  const { storage } = mediaPorts();
  for (const { id, aiMark, variants } of await findUnlabelled(tx, event.rootId)) {
    const label = propagatedLabel(aiMark, null, id);
    for (const { key, width, height } of variants) {
      const { stream } = await storage.get(storageKeyOf(key));
      await storage.put(storageKeyOf(key), labelled({ bytes: await buffer(stream), width, height }, label));
    }
    await tx.rows(labelCarried(id, label));
  }
};
