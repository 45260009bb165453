import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// An odd zone: code that forgets to name its time zone fails here and not at a user's.
process.env.TZ = "Asia/Kathmandu";

const outside = ["**/node_modules/**", "dist/**", ".next/**", "e2e/**/*.spec.ts"];

/** Ends a test that hangs; far above what any test needs on a slow machine, so that it never measures speed. */
const hangs = 180_000;
/** How long a test waits for what comes by itself, on a busy machine. */
const comes = { poll: { timeout: 30_000 } };

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    // A test of the database waits half of its time: two at once also on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...outside, "**/*.db.test.ts"],
          testTimeout: hangs,
          hookTimeout: hangs,
          expect: comes,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: outside,
          globalSetup: ["server/testing/global-setup.ts"],
          testTimeout: hangs,
          hookTimeout: hangs,
          expect: comes,
        },
      },
    ],
  },
});
