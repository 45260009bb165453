import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jobs } from "@/server/api/registry";

const root = new URL("../../..", import.meta.url).pathname;

/** Every source file below these folders, by path from the root. */
function sources(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.tsx?$/.test(file.name))
      .map((file) => join(file.parentPath, file.name).slice(root.length)),
  );
}

/** Reviewed: each of these answers requests beside the pages. */
const routeHandlers = ["app/api/auth/[...nextauth]/route.ts"];

/** Reviewed: each of these runs without a person. */
const reviewedJobs: string[] = ["seal-records"];

describe("there is no other door", () => {
  it("route handlers are the reviewed ones", () => {
    expect(
      sources("app")
        .filter((path) => /\/route\.tsx?$/.test(path))
        .sort(),
    ).toEqual(routeHandlers);
  });

  it("jobs are the reviewed ones", () => {
    expect(Object.keys(jobs).sort()).toEqual(reviewedJobs);
  });

  it("nothing is a server action", () => {
    for (const path of sources("app", "components", "server")) {
      if (path.endsWith(".test.ts")) continue;
      expect(readFileSync(join(root, path), "utf8"), path).not.toMatch(/^\s*["']use server["']/m);
    }
  });

  it("queries name no table: they select from their domain's visible relations", () => {
    for (const path of sources("server/features").filter((name) => /\/queries(\/[^/]+)?\.ts$/.test(name))) {
      const text = readFileSync(join(root, path), "utf8");
      expect(text, path).not.toMatch(/from "@\/db\//);
      expect(text, path).not.toMatch(/\b(from|join)\s+(?!\$\{|lateral|unnest|\(|generate_series|json)[a-z_]+\b[^;]*`/i);
    }
  });
});
