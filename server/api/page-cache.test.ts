import { describe, expect, it } from "vitest";
import { PageCache, piecesOf, placeholderNonce, withNonce } from "@/server/api/page-cache";

const post = "01900000-0000-7000-8000-000000000001";
const author = "01900000-0000-7000-8000-000000000002";
const at = (seconds: number) => new Date(Date.UTC(2025, 0, 1, 0, 0, seconds));

function world(headers = {}, status = 200) {
  const cache = new PageCache();
  let renders = 0;
  const ask = async (seconds = 0, key = "/p") => {
    const page = await cache.get(key, at(seconds), async () => {
      renders += 1;
      return { status, headers, pieces: piecesOf(`<a id="${post}" data-by="${author}">${renders}</a>`) };
    });
    return page.pieces.join("").replace(/.*>(\d+)<.*/, "$1");
  };
  return { cache, ask };
}

describe("a kept page", () => {
  it("is rendered once in five seconds", async () => {
    const { ask } = world();
    expect([await ask(0), await ask(4), await ask(6)]).toEqual(["1", "1", "2"]);
  });

  it("is rendered once for many who ask at once", async () => {
    const { ask } = world();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(["1", "1", "1"]);
  });

  it("goes at once with a signal about anything it shows, and with a loss of signals", async () => {
    const { cache, ask } = world();
    await ask();
    cache.hear({ audience: `post:${post}`, type: "removed", ids: [post] });
    expect(await ask()).toBe("2");
    cache.hear({ audience: `account:${author}`, type: "removed" });
    expect(await ask()).toBe("3");
    cache.hear({ audience: "post:x", type: "removed", ids: [author] });
    expect(await ask()).toBe("4");
    cache.hear({ audience: "*", type: "changed" });
    expect(await ask()).toBe("5");
    cache.hear({ audience: "post:01900000-0000-7000-8000-000000000009", type: "removed" });
    expect(await ask()).toBe("5");
  });

  it("is not kept when the signal comes while it is rendered", async () => {
    const { cache, ask } = world();
    const first = ask();
    cache.hear({ audience: `post:${post}`, type: "removed" });
    expect([await first, await ask()]).toEqual(["1", "2"]);
  });

  it("is never one that sets a cookie or is no plain answer", async () => {
    const cookie = world({ "set-cookie": "a=b" });
    expect([await cookie.ask(), await cookie.ask()]).toEqual(["1", "2"]);
    const missing = world({}, 404);
    expect([await missing.ask(), await missing.ask()]).toEqual(["1", "2"]);
  });

  it("gives way to newer ones past the bound", async () => {
    const { ask } = world();
    await ask(0, "first");
    for (let i = 0; i < 500; i++) await ask(0, String(i));
    expect(await ask(0, "499")).toBe("501");
    expect(await ask(0, "first")).toBe("502");
  });
});

it("every answer has a nonce of its own, and the placeholder never leaves", () => {
  const pieces = piecesOf(`<script nonce="${placeholderNonce}"></script><script nonce="${placeholderNonce}"></script>`);
  expect(withNonce(pieces, "abc").toString()).toBe('<script nonce="abc"></script><script nonce="abc"></script>');
});
