// A feature cannot be written without its controls: each way of leaving one out is planted here, and the compiler objects.
import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "@/server/testing/compile";

const imports = `
import { sql } from "drizzle-orm";
import { z } from "zod";
import { post } from "@/db/schema/microblog";
import { inTransaction, reader, type Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import { postDeleted } from "@/server/features/microblog/contract";
import { deletePostRow, insertRevision } from "@/server/features/microblog/store/own";
import { insertPost } from "@/server/features/microblog/store/publish";
import { homeAuthors } from "@/server/features/microblog/visibility";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { query } from "@/server/pipeline/query";
import type { AccountId, CommentId, PostId } from "@/server/shared/ids";
import { AppError } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { userText } from "@/server/shared/user-text";
import { ownsTarget } from "@/server/trust/policy/gates";
import { visiblePosts } from "@/server/trust/visibility/contents";
declare const tx: WriteTx;
declare const rows: Rows;
declare const scope: ReadScope;
declare const postId: PostId;
declare const accountId: AccountId;
`;

const lines = {
  profile: `profile: "manageOwn",`,
  act: `act: "delete",`,
  on: `on: (input) => ref("post", input.postId),`,
  gates: `gates: [ownsTarget],`,
  obligations: `obligations: ["MB-16.2-a"],`,
  review: `review: exempt("no user text"),`,
  input: `input: z.object({ postId: z.string().transform((id) => id as PostId) }),`,
  run: `async run({ input, tx }) {
    await deletePostRow(tx, input.postId, true);
    return { result: null, events: [postDeleted(subjectRef("post", input.postId), { authorId: "" })] };
  },`,
};
type Key = keyof typeof lines;

/** An honest command in which some lines are another's. */
function commandWith(changed: Partial<Record<Key, string>> & { more?: string }): string {
  return `${imports}export const planted = command({\n${Object.values({ ...lines, ...changed }).join("\n")}\n});\n`;
}

const texts = {
  input: `input: z.object({ postId: z.string().transform((id) => id as PostId), body: userText(100) }),`,
  run: `async run({ input, tx }) {
    await insertRevision(tx, input.postId, input.body, false);
    return { result: null, events: [postDeleted(subjectRef("post", input.postId), { authorId: "" })] };
  },`,
};

const honest = {
  "an honest command": commandWith({}),
  "an honest command with user text": commandWith({ ...texts, review: `review: { as: "post-revision" },` }),
  "an honest query": `${imports}export const planted = query({ access: "anyone", obligations: [], input: z.object({}),
    run: ({ scope }) => scope.rows(sql\`select p.id from \${visiblePosts(scope)} p\`) });`,
};

const keys = Object.keys(lines) as Key[]; // the keys of `lines`
/** Each violation with a part of what the compiler says to it. */
const violations: Record<string, [text: string, objection: RegExp]> = {
  ...Object.fromEntries(
    keys.map((key) => [
      `a command without ${key}`,
      [commandWith({ [key]: "" }), new RegExp(`(Property|property) '${key}' is missing`)],
    ]),
  ),
  "a misspelt key": [commandWith({ gates: `gate: [ownsTarget],` }), /'gate' does not exist|'gates' is missing/],
  "a key that does not exist": [commandWith({ more: `skipReview: true,` }), /'skipReview' does not exist/],
  "an unknown profile": [commandWith({ profile: `profile: "publsh",` }), /"publsh"' is not assignable/],
  "an unknown act": [commandWith({ act: `act: "delet",` }), /"delet"' is not assignable/],
  "an unknown obligation": [
    commandWith({ obligations: `obligations: ["MB-99.9-z"],` }),
    /"MB-99.9-z"' is not assignable/,
  ],
  "a gate that is no gate": [commandWith({ gates: `gates: [() => true],` }), /is not assignable to type 'Gate/],
  "no reason for an exemption": [commandWith({ review: `review: exempt(),` }), /Expected 1 arguments/],
  "no review and no exemption": [commandWith({ review: `review: null,` }), /'null' is not assignable|does not satisfy/],
  "no event": [
    commandWith({ run: `async run() { return { result: null, events: [] }; },` }),
    /Source has 0 element\(s\) but target requires 1/,
  ],
  "an event with another payload": [
    commandWith({
      run: `async run({ input }) { return { result: null, events: [postDeleted(subjectRef("post", input.postId), { by: 1 })] }; },`,
    }),
    /'by' does not exist/,
  ],
  "user text that is exempt from review, written": [
    commandWith({ ...texts }),
    /'UserText' is not assignable to parameter of type 'ReviewedText'/,
  ],
  "a raw string in a user-text column": [
    `${imports}insertRevision(tx, postId, "raw", false);`,
    /'string' is not assignable to parameter of type 'ReviewedText'/,
  ],
  "a raw string in a new row": [
    `${imports}insertPost(tx, { authorId: accountId, body: "raw", audience: "public", declared: [], images: [], region: null });
     const row: typeof post.$inferInsert = { id: postId, rootId: postId, authorId: accountId, body: "raw", audience: "public", createdAt: new Date() };`,
    /'string' is not assignable to type 'ReviewedText'/,
  ],
  "a write through a reading handle": [
    `${imports}deletePostRow(reader, postId, true); deletePostRow(scope, postId, true);`,
    /'\[brand\]' is missing in type 'ReadScope' but required in type 'WriteTx'/,
  ],
  "a write through a transaction of one's own": [
    `${imports}inTransaction(async (own) => deletePostRow(own, postId, true));`,
    /'Rows' is missing the following properties from type 'WriteTx': \[brand\]/,
  ],
  "a write without a transaction": [`${imports}deletePostRow(postId);`, /Expected 3 arguments/],
  "a right to write made by hand": [
    `${imports}const own: WriteTx = { rows: rows.rows, now: new Date() };`,
    /\[brand\]|is missing in type/,
  ],
  "a reading handle made by hand": [
    `${imports}const own: ReadScope = { viewerId: null, now: new Date(), rows: rows.rows };`,
    /\[brand\]|is missing in type/,
  ],
  "visible posts of nobody": [`${imports}visiblePosts(); homeAuthors(reader);`, /Expected 1 arguments/],
  "an id of another kind": [
    `${imports}deletePostRow(tx, "0190" as CommentId, true);`,
    /'CommentId' is not assignable to parameter of type 'PostId'/,
  ],
  "an unknown refusal": [`${imports}throw new AppError("FORBIDDEN", "BECAUSE", {});`, /"BECAUSE"' is not assignable/],
  "a refusal without what its words need": [
    `${imports}throw new AppError("FORBIDDEN", "CREDIT_TOO_LOW", { level: 1 });`,
    /'required' is missing/,
  ],
  "a query without access": [
    `${imports}export const planted = query({ obligations: [], input: z.object({}), run: async () => null });`,
    /'access' is missing/,
  ],
  "a query for a post that staff cannot hold": [
    `${imports}export const planted = query({ access: { staff: ["owner"] }, obligations: [], input: z.object({}), run: async () => null });`,
    /"owner"' is not assignable/,
  ],
  "a query that writes": [
    `${imports}export const planted = query({ access: "anyone", obligations: [], input: z.object({}), run: ({ scope }) => deletePostRow(scope, postId, true) });`,
    /'\[brand\]' is missing in type 'ReadScope' but required in type 'WriteTx'/,
  ],
};

describe("the compiler", () => {
  const names = [...Object.keys(honest), ...Object.keys(violations)];
  const fileOf = (name: string) => `planted${names.indexOf(name)}`;
  let said: Record<string, string[]>;
  beforeAll(() => {
    const texts = [
      ...Object.entries(honest),
      ...Object.entries(violations).map(([name, [text]]) => [name, text] as const),
    ];
    said = compile(Object.fromEntries(texts.map(([name, text]) => [fileOf(name), text])));
  }, 120_000);

  it.each(Object.keys(honest))("has nothing against %s", (name) => {
    expect(said[fileOf(name)]).toEqual([]);
  });

  it.each(Object.entries(violations))("objects to %s", (name, [, objection]) => {
    expect(said[fileOf(name)]?.join("\n")).toMatch(objection);
  });
});
