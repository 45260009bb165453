import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadConfig, withEnvFile } from "@/server/core/config";
import { ConfigError } from "@/server/shared/config-error";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guiju-config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const keyOf = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const key = keyOf(7);
const production = {
  GUIJU_MODE: "production",
  GUIJU_KEYS: `k2:${keyOf(2)},k1:${keyOf(1)}`,
  GUIJU_INDEX_KEY: keyOf(3),
  GUIJU_SIGNING_KEY: keyOf(4),
  NEXTAUTH_SECRET: keyOf(5),
  GUIJU_SMS: "aliyun",
  GUIJU_IDENTITY: "ctid",
  GUIJU_CLASSIFIER: "local",
};

function refusal(env: Record<string, string>): string {
  try {
    loadConfig({ GUIJU_DATA: folder, ...env });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "accepted";
}

describe("demo mode", () => {
  test("needs no setting, and its keys are made once and kept from other users", () => {
    const first = loadConfig({ GUIJU_DATA: folder });
    const second = loadConfig({ GUIJU_DATA: folder });
    expect(second).toEqual(first);
    expect(first).toMatchObject({
      mode: "demo",
      port: 3000,
      url: "http://localhost:3000",
      databaseUrl: null,
      logRetentionMonths: 6,
    });
    expect(first.keys.ring[0].key).toHaveLength(32);
    expect(statSync(join(folder, "keys.json")).mode & 0o777).toBe(0o600);
  });

  test("a key of the environment stands over the kept one", () => {
    loadConfig({ GUIJU_DATA: folder });
    expect(loadConfig({ GUIJU_DATA: folder, GUIJU_INDEX_KEY: key }).keys.index.toString("base64")).toBe(key);
  });

  test("a damaged keys.json is refused and left alone", () => {
    writeFileSync(join(folder, "keys.json"), "{");
    expect(refusal({})).toContain("keys.json cannot be read");
    expect(readFileSync(join(folder, "keys.json"), "utf8")).toBe("{");
  });
});

describe("production mode", () => {
  test("reads the whole key ring; the first key writes", () => {
    const config = loadConfig({
      ...production,
      GUIJU_DATA: folder,
      GUIJU_TRUST_PROXY: "1",
      GUIJU_URL: "https://guiju.example/",
    });
    expect(config.keys.ring.map((entry) => entry.id)).toEqual(["k2", "k1"]);
    expect(config).toMatchObject({ url: "https://guiju.example", trustedProxies: 1, providers: { identity: "ctid" } });
  });

  test.each([
    { GUIJU_INDEX_KEY: keyOf(4) },
    { NEXTAUTH_SECRET: keyOf(1) },
    { GUIJU_KEYS: `k2:${keyOf(1)}, k1:${keyOf(1)}` },
  ])("one key for two purposes is refused: %o", (same) => {
    expect(refusal({ ...production, ...same })).toContain("hold the same key: make one for each");
  });

  test.each(["GUIJU_KEYS", "GUIJU_INDEX_KEY", "GUIJU_SIGNING_KEY", "NEXTAUTH_SECRET"])(
    "a missing %s is refused",
    (name) => {
      expect(refusal({ ...production, [name]: "" })).toContain(`${name} is missing`);
    },
  );

  test.each(["GUIJU_SMS", "GUIJU_IDENTITY", "GUIJU_CLASSIFIER"])(
    "%s may not be the sandbox, not even by default",
    (name) => {
      expect(refusal({ ...production, [name]: "sandbox" })).toContain(`${name} is "sandbox"`);
      expect(refusal({ ...production, [name]: "" })).toContain(`${name} is "sandbox"`);
    },
  );
});

test.each([
  ["GUIJU_DATABASE", "x", "GUIJU_DATABASE is not a setting"],
  ["PORT", "http", "PORT is not a whole number"],
  ["PORT", "70000", "PORT is not a whole number"],
  ["GUIJU_MODE", "test", "GUIJU_MODE is none of: demo, production"],
  ["GUIJU_URL", "guiju.example", "GUIJU_URL is not an origin"],
  ["DATABASE_URL", "mysql://h/x", "DATABASE_URL is not an address"],
  ["GUIJU_INDEX_KEY", "c2hvcnQ=", "GUIJU_INDEX_KEY is not 32 bytes"],
  ["GUIJU_KEYS", key, "GUIJU_KEYS is not `k1:key,k2:key`"],
  ["GUIJU_KEYS", `k1:${key},k1:${key}`, "GUIJU_KEYS is not `k1:key,k2:key`"],
  ["NEXTAUTH_SECRET", "short", "NEXTAUTH_SECRET is shorter than 32"],
  ["GUIJU_LOG_RETENTION_MONTHS", "5", "MB-16.2"],
  ["GUIJU_CLASSIFIER_MS", "-1", "GUIJU_CLASSIFIER_MS is not a whole number"],
])("%s=%s is refused in one sentence", (name, value, words) => {
  const message = refusal({ [name]: value });
  expect(message).toContain(words);
  expect(message).not.toContain("\n");
});

test("the .env file fills in what the environment leaves open", () => {
  const file = join(folder, ".env");
  writeFileSync(file, `# local\nPORT=4000\nGUIJU_URL="https://a.example"\n`);
  expect(withEnvFile(file, { PORT: "5000" })).toEqual({ PORT: "5000", GUIJU_URL: "https://a.example" });
  expect(withEnvFile(join(folder, "none"), { PORT: "1" })).toEqual({ PORT: "1" });
});
