import { readdirSync } from "node:fs";
import { getTableName, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, it } from "vitest";
import { copiedColumns, ownerGaps } from "./owners";
import { policies, policyGaps, type TableShape } from "./policies";

let tables: TableShape[];

beforeAll(async () => {
  const folder = new URL("./schema/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const modules: object[] = await Promise.all(files.map((name) => import(new URL(name, folder).pathname)));
  tables = modules
    .flatMap((module) => Object.values(module))
    .filter((value) => is(value, PgTable))
    .map((table) => ({
      name: getTableName(table),
      columns: getTableConfig(table).columns.map((column) => column.name),
    }));
});

describe("data policies", () => {
  it("are declared for every table of the schema, and for nothing else", () => {
    expect(tables.length).toBeGreaterThan(40);
    expect(policyGaps(tables, policies)).toEqual([]);
  });

  it("miss a new table, which is then named", () => {
    const planted = { name: "diary", columns: ["id", "body"] };
    expect(policyGaps([...tables, planted], policies)).toEqual(["diary has no data policy."]);
  });

  it("miss a sealed column that nobody declared, a column and a table that are gone", () => {
    const session = tables.find(({ name }) => name === "session") ?? { name: "session", columns: [] };
    const others = tables.filter(({ name }) => name !== "session" && name !== "job");
    const planted = {
      name: "session",
      columns: [...session.columns.filter((name) => name !== "device"), "e_mail_sealed"],
    };
    expect(policyGaps([...others, planted], policies)).toEqual([
      "job has a data policy and is no table.",
      "session.device is declared and is no column.",
      "session.e_mail_sealed is not declared as personal.",
    ]);
  });

  it("find the owner of every row that is copied or erased", () => {
    expect(ownerGaps(tables)).toEqual([]);
    const planted = { name: "diary", columns: ["id", "writer", "body"] };
    const declared = {
      diary: { whose: "account", exported: "whole", erased: "by-owner", kept: "account", personal: {} },
    } as const;
    expect(ownerGaps([planted], declared)).toEqual(["diary does not say whose its rows are."]);
    expect(ownerGaps([{ ...planted, columns: ["id", "account_id", "body"] }], declared)).toEqual([]);
  });

  it("leave secrets, and those who acted for the platform, out of every copy", () => {
    const copied = tables.flatMap((table) => {
      const policy = policies[table.name];
      if (!policy || policy.exported === "never") return [];
      return copiedColumns(table, policy).plain.map((column) => `${table.name}.${column}`);
    });
    const kept = copied.filter((column) => /(_hash|_index|_sealed|_by|handler_id)$/.test(column));
    expect(kept.filter((column) => !/\.(prev_)?hash$/.test(column))).toEqual(["keeper_look.asked_by"]);
  });
});
