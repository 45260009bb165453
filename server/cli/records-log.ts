// The records of a running or resting database, checked and written out. The command-line tools beside this file call it.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { boot, sentenceFor } from "@/server/cli/boot";
import { type Verification, verifyLines } from "@/server/cli/verify-export.mjs";
import { now } from "@/server/core/clock";
import { closeDatabase, openDatabase } from "@/server/core/database";
import { exportLog } from "@/server/core/records/export";
import { type PublishedKey, type Signer, signerOf } from "@/server/core/records/signing";
import { withLog } from "@/server/core/records/source";

/**
 * Checks the open database's log as of one instant against the receipts. `key` is the present one; those before it are read from the database, which its owner
 * could have added to: the answer says which key signed how far. With `published`, the earlier keys that the operator kept, any other is a fault. Changes nothing.
 */
export function verifyRecords(
  key: PublishedKey,
  receipts: readonly unknown[] = [],
  published: readonly string[] | null = null,
): Promise<Verification> {
  return withLog(async (log) =>
    verifyLines(
      exportLog(log, { exportedAt: now(), keys: withKey(await log.keys(), key) }),
      receipts,
      [key.publicKey, ...(published ?? [])],
      published !== null,
    ),
  );
}

/** Writes the open database's log as of one instant to a file that the stand-alone verifier reads. Replaces the file. */
export function exportRecords(key: PublishedKey, file: string): Promise<void> {
  return withLog(async (log) => {
    const lines = exportLog(log, { exportedAt: now(), keys: withKey(await log.keys(), key) });
    const withEnds = async function* () {
      for await (const line of lines) yield `${line}\n`;
    };
    await pipeline(Readable.from(withEnds()), createWriteStream(file));
  });
}

/** The recorded keys and the present one, which may not have signed yet. */
function withKey(recorded: readonly PublishedKey[], key: PublishedKey): PublishedKey[] {
  return [...recorded.filter(({ id }) => id !== key.id), key];
}

/**
 * Opens the configured database (attached to the one of a running server, or started for the while), does the work, and lets go. Sets the exit code that the work
 * answers; 2 with a sentence where it cannot be done.
 */
export async function withRecords(work: (signer: Signer) => Promise<number>): Promise<void> {
  try {
    const { config, urls, stop } = await boot({ schema: "require", quiet: true });
    try {
      openDatabase({ url: urls.direct, poolSize: 2 });
      process.exitCode = await work(signerOf(config.keys.signing));
    } finally {
      await closeDatabase();
      await stop();
    }
  } catch (error) {
    console.error(`Cannot read the records: ${sentenceFor(error) ?? (error instanceof Error ? error.message : error)}`);
    process.exitCode = 2;
  }
}
