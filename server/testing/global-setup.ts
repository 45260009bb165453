// Once per run of the integration tests: a database server, and on it the migrated template that each test file clones.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server, as owner, and the name of the migrated database to clone. */
    databaseServer: { url: string; template: string };
  }
}

export async function setup(project: TestProject) {
  const given = process.env.GUIJU_TEST_DATABASE_URL;
  const server = !given ? await temporaryServer() : { url: given, stop: async () => {} };
  const template = `guiju_template_${process.pid}`;
  const admin = new Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${template}`);
  const address = new URL(server.url);
  address.pathname = `/${template}`;
  await migrate(address.href);
  project.provide("databaseServer", { url: server.url, template });

  return async () => {
    await admin.query(`drop database ${template} with (force)`);
    await admin.end();
    await server.stop();
  };
}

/** An embedded server in a folder of its own; without fsync, since nothing in it outlives the run. */
async function temporaryServer() {
  const folder = mkdtempSync(join(tmpdir(), "guiju-test-"));
  chmodSync(folder, 0o711);
  const server = await startEmbedded(folder, { durable: false });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
