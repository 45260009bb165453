// Every setting of Guiju, read from the environment once at start. Nothing else reads process.env.
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { ConfigError } from "@/server/shared/config-error";

export interface FieldKey {
  id: string;
  /** 32 bytes for AES-256-GCM. */
  key: Buffer;
}

export interface Config {
  mode: "demo" | "production";
  role: "all" | "web" | "worker";
  port: number;
  /** The origin under which browsers reach this server, without a slash at the end. */
  url: string;
  /** Absolute path of the folder that holds the embedded database, media and the demo's keys. */
  dataFolder: string;
  /** `null` means the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Where LISTEN, jobs and migrations connect when a pooler stands in front of the database. */
  directUrl: string | null;
  keys: {
    /** Field encryption; the first key writes, all of them read. */
    ring: [FieldKey, ...FieldKey[]];
    /** HMAC key of the keyed indexes that find "the same person". */
    index: Buffer;
    /** Ed25519 seed that signs the heads of the records. */
    signing: Buffer;
  };
  sessionSecret: string;
  providers: { sms: string; identity: string; classifier: string };
  /** The VAPID keys that pushes to browsers are signed with; null where none are sent. */
  push: { publicKey: string; privateKey: string } | null;
  logRetentionMonths: number;
  classifierMs: number;
  preparedStatements: boolean;
  trustedProxies: number;
  /** Whether an empty demo database is filled with the demo town. */
  town: boolean;
}

const key32 = z.string().refine((text) => Buffer.from(text, "base64").length === 32, {
  message: "is not 32 bytes in base64; make one with `openssl rand -base64 32`",
});

const keyRing = z.string().refine(
  (text) => {
    const entries = text.split(",").map((entry) => entry.trim());
    const ids = entries.map((entry) => entry.slice(0, entry.indexOf(":")));
    return (
      entries.every(
        (entry) => /^[a-z0-9_-]+:/i.test(entry) && key32.safeParse(entry.slice(entry.indexOf(":") + 1)).success,
      ) && new Set(ids).size === ids.length
    );
  },
  { message: "is not `k1:key,k2:key` with distinct names and keys of 32 bytes in base64 (`openssl rand -base64 32`)" },
);

const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === "/", {
    message: "is not an origin such as https://guiju.example",
  })
  .transform((text) => new URL(text).origin);

const postgresUrl = z.string().refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol), {
  message: "is not an address such as postgres://user:password@host:5432/guiju",
});

function wholeNumber(min: number, max: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      message: `is not a whole number from ${min} to ${max}`,
    })
    .transform(Number);
}

function oneOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.enum(names, { message: `is none of: ${names.join(", ")}` });
}

/** A key of `npx web-push generate-vapid-keys`. */
function vapidKey(length: number) {
  return z.string().regex(new RegExp(`^[\\w-]{${length}}$`), {
    message: "is no key of `npx web-push generate-vapid-keys`",
  });
}

const provider = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, { message: "is not a provider's name (small letters, digits, -)" });

const settings = {
  PORT: wholeNumber(0, 65_535).default(3000),
  DATABASE_URL: postgresUrl.optional(),
  DIRECT_URL: postgresUrl.optional(),
  NEXTAUTH_SECRET: z
    .string()
    .min(32, { message: "is shorter than 32 characters; make one with `openssl rand -base64 32`" }),
  GUIJU_URL: origin.optional(),
  GUIJU_DATA: z.string().default(".guiju"),
  GUIJU_MODE: oneOf(["demo", "production"]).default("demo"),
  GUIJU_ROLE: oneOf(["all", "web", "worker"]).default("all"),
  GUIJU_KEYS: keyRing,
  GUIJU_INDEX_KEY: key32,
  GUIJU_SIGNING_KEY: key32,
  GUIJU_SMS: provider.default("sandbox"),
  GUIJU_IDENTITY: provider.default("sandbox"),
  GUIJU_CLASSIFIER: provider.default("sandbox"),
  GUIJU_VAPID_PUBLIC: vapidKey(87).optional(),
  GUIJU_VAPID_PRIVATE: vapidKey(43).optional(),
  GUIJU_LOG_RETENTION_MONTHS: wholeNumber(0, 1200)
    .refine((months) => months >= 6, {
      message: "is below 6: network logs are kept at least six months (MB-16.2)",
    })
    .default(6),
  GUIJU_CLASSIFIER_MS: wholeNumber(1, 60_000).default(800),
  GUIJU_PREPARED: oneOf(["on", "off"]).default("on"),
  GUIJU_TRUST_PROXY: wholeNumber(0, 16).default(0),
  GUIJU_TOWN: oneOf(["on", "off"]).default("on"),
};

/** Read by the tests alone; named here so that a server started from them does not refuse its environment. */
const testSettings = ["GUIJU_BROWSER", "GUIJU_TEST_DATABASE_URL"];

const secretNames = ["GUIJU_KEYS", "GUIJU_INDEX_KEY", "GUIJU_SIGNING_KEY", "NEXTAUTH_SECRET"] as const;
type Secrets = Record<(typeof secretNames)[number], string>;

/**
 * Reads all settings from `env` (empty values count as unset). Refuses with a ConfigError: an unknown GUIJU_ name, a
 * malformed value, a retention of network logs under six months (MB-16.2), and in production a missing key, a key used twice or a
 * sandbox provider. In demo mode missing keys are made once and kept in `<data>/keys.json`. May run any number of times.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const unknown = Object.keys(given).find(
    (name) => name.startsWith("GUIJU_") && !(name in settings) && !testSettings.includes(name),
  );
  if (unknown !== undefined)
    throw new ConfigError(`${unknown} is not a setting of Guiju: remove it or correct its name.`);

  const demo = read("GUIJU_MODE", given) === "demo";
  const dataFolder = resolve(read("GUIJU_DATA", given));
  const missing = secretNames.filter((name) => given[name] === undefined);
  if (missing.length > 0 && demo) Object.assign(given, { ...demoSecrets(dataFolder), ...given });

  const parsed = z.object(settings).safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    if (given[name] === undefined)
      throw new ConfigError(`${name} is missing: set it (\`openssl rand -base64 32\` makes a key).`);
    throw new ConfigError(`${name} ${issue?.message}.`);
  }
  const values = parsed.data;

  for (const name of ["GUIJU_SMS", "GUIJU_IDENTITY", "GUIJU_CLASSIFIER"] as const) {
    if (!demo && values[name] === "sandbox") {
      throw new ConfigError(`${name} is "sandbox", which production refuses: name a real provider.`);
    }
  }

  const secrets = [...values.GUIJU_KEYS.split(",").map(ringKey), ...secretNames.slice(1).map((name) => values[name])];
  if (!demo && new Set(secrets).size < secrets.length) {
    throw new ConfigError(
      `Two of ${secretNames.join(", ")} hold the same key: make one for each (\`openssl rand -base64 32\`).`,
    );
  }

  const [first, ...rest] = values.GUIJU_KEYS.split(",").map((entry) => {
    const [id = "", key = ""] = entry.trim().split(":");
    return { id, key: Buffer.from(key, "base64") };
  });
  if (first === undefined) throw new ConfigError("GUIJU_KEYS is empty: set at least one key.");

  return {
    mode: values.GUIJU_MODE,
    role: values.GUIJU_ROLE,
    port: values.PORT,
    url: values.GUIJU_URL ?? `http://localhost:${values.PORT}`,
    dataFolder,
    databaseUrl: values.DATABASE_URL ?? null,
    directUrl: values.DIRECT_URL ?? null,
    keys: {
      ring: [first, ...rest],
      index: Buffer.from(values.GUIJU_INDEX_KEY, "base64"),
      signing: Buffer.from(values.GUIJU_SIGNING_KEY, "base64"),
    },
    sessionSecret: values.NEXTAUTH_SECRET,
    providers: { sms: values.GUIJU_SMS, identity: values.GUIJU_IDENTITY, classifier: values.GUIJU_CLASSIFIER },
    logRetentionMonths: values.GUIJU_LOG_RETENTION_MONTHS,
    push:
      values.GUIJU_VAPID_PUBLIC && values.GUIJU_VAPID_PRIVATE
        ? { publicKey: values.GUIJU_VAPID_PUBLIC, privateKey: values.GUIJU_VAPID_PRIVATE }
        : null,
    classifierMs: values.GUIJU_CLASSIFIER_MS,
    preparedStatements: values.GUIJU_PREPARED === "on",
    trustedProxies: values.GUIJU_TRUST_PROXY,
    town: values.GUIJU_MODE === "demo" && values.GUIJU_TOWN === "on",
  };
}

/** The key of an entry `k1:key` of the ring. */
function ringKey(entry: string): string {
  return entry.trim().slice(entry.trim().indexOf(":") + 1);
}

/** One setting ahead of the others, because they depend on it. */
function read<Name extends "GUIJU_MODE" | "GUIJU_DATA">(name: Name, given: Record<string, string | undefined>) {
  const parsed = settings[name].safeParse(given[name]);
  if (!parsed.success) throw new ConfigError(`${name} ${parsed.error.issues[0]?.message}.`);
  return parsed.data as z.output<(typeof settings)[Name]>; // the union of both schemas is narrowed to the named one
}

/** The demo's keys: made at the first start, the same ever after, readable by their owner alone. */
function demoSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, "keys.json");
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    const key = () => randomBytes(32).toString("base64");
    const secrets: Secrets = {
      GUIJU_KEYS: `k1:${key()}`,
      GUIJU_INDEX_KEY: key(),
      GUIJU_SIGNING_KEY: key(),
      NEXTAUTH_SECRET: key(),
    };
    // Linked into place whole: of two first starts at once, one wins and the other reads its file.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(draft);
    }
  }
  try {
    return z.record(z.enum(secretNames), z.string()).parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new ConfigError(`${file} cannot be read as the demo's keys: restore it, or run \`npm run demo:reset\`.`);
  }
}

/**
 * Returns `env` over the settings in an `.env` file (NAME=value lines, # comments, optional quotes); a missing file is
 * an empty one. The environment wins.
 */
export function withEnvFile(file: string, env: Record<string, string | undefined>): Record<string, string | undefined> {
  if (!existsSync(file)) return env;
  const fromFile = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("#"))
    .map((line) => {
      const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
      if (match === null)
        throw new ConfigError(`${file} has a line that is not NAME=value: ${line.trim().slice(0, 40)}`);
      return [match[1], match[2]?.replace(/^(["'])(.*)\1$/, "$2")];
    });
  return { ...Object.fromEntries(fromFile), ...env };
}
