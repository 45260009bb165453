// Empties the demo: database, media and keys of the data folder. The next start makes the town anew.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { removeEmbedded } from "@/db/embedded";
import { endWith } from "@/server/cli/boot";
import { loadConfig, withEnvFile } from "@/server/core/config";
import { ConfigError } from "@/server/shared/config-error";

try {
  // Passing keys, so that damaged ones in keys.json do not stand in the way of their own removal.
  const key = Buffer.alloc(32).toString("base64");
  const keys = { GUIJU_KEYS: `k1:${key}`, GUIJU_INDEX_KEY: key, GUIJU_SIGNING_KEY: key, NEXTAUTH_SECRET: key };
  const config = loadConfig({ ...withEnvFile(".env", process.env), ...keys });
  if (config.mode !== "demo") throw new ConfigError("GUIJU_MODE is production: only a demo can be reset.");
  if (config.databaseUrl !== null) {
    throw new ConfigError("DATABASE_URL names a server: drop and create its database there, or unset DATABASE_URL.");
  }
  await removeEmbedded(config.dataFolder);
  for (const name of ["keys.json", "media"]) rmSync(join(config.dataFolder, name), { recursive: true, force: true });
  console.log(`${config.dataFolder} is empty; \`npm start\` makes a new town.`);
} catch (error) {
  endWith(error);
}
