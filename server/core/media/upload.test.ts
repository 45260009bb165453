import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readUpload } from "@/server/core/media/upload";
import { AppError } from "@/server/shared/errors";

const limit = 1024 * 1024;
let server: Server;
let port: number;
let outcomes: unknown[];

/** A server that answers with the size it read, or with the refusal it met. */
beforeEach(async () => {
  outcomes = [];
  server = createServer(async (request, response) => {
    const outcome = await readUpload(request, limit, 4 * limit).then(
      ({ type, bytes }) => ({ type, size: bytes.length }),
      (error) => (error instanceof AppError ? error.params : String(error)),
    );
    outcomes.push(outcome);
    response.end(JSON.stringify(outcome));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port; // a TCP server has an AddressInfo
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends the whole body before it looks at the answer, as a browser does. */
async function upload(chunks: Buffer[], headers: Record<string, string>): Promise<unknown> {
  const request = httpRequest({ port, method: "PUT", headers });
  const answer = new Promise<IncomingMessage>((resolve, reject) => request.on("response", resolve).on("error", reject));
  for (const chunk of chunks) {
    if (!request.write(chunk)) await once(request, "drain");
  }
  request.end();
  let text = "";
  for await (const chunk of await answer) text += chunk;
  return JSON.parse(text);
}

const png = { "content-type": "image/png" };
const chunk = Buffer.alloc(64 * 1024, 7);

describe("an upload", () => {
  test("of exactly the limit is taken, with a length or in chunks", async () => {
    const body = Array.from({ length: 16 }, () => chunk);
    expect(await upload(body, png)).toEqual({ type: "image/png", size: limit });
    expect(await upload(body, { ...png, "content-length": String(limit) })).toEqual({ type: "image/png", size: limit });
  });

  test("one byte past the limit is refused, and the words arrive", async () => {
    const body = [...Array.from({ length: 16 }, () => chunk), Buffer.alloc(1)];
    expect(await upload(body, png)).toEqual({ problem: "tooLarge", limit: "1" });
    expect(await upload(body, { ...png, "content-length": String(limit + 1) })).toEqual({
      problem: "tooLarge",
      limit: "1",
    });
  });

  test("far past the limit is refused while it is still being sent, and the words arrive", async () => {
    const body = Array.from({ length: 48 }, () => chunk);
    expect(await upload(body, png)).toEqual({ problem: "tooLarge", limit: "1" });
  });

  test("that never ends is cut off", async () => {
    const endless = connect(port, "127.0.0.1");
    endless.on("error", () => {});
    const closed = new Promise((resolve) => endless.on("close", resolve));
    endless.write(`PUT / HTTP/1.1\r\nhost: a\r\ncontent-type: image/png\r\ncontent-length: ${10 ** 12}\r\n\r\n`);
    const send = () => {
      while (!endless.destroyed && endless.write(chunk)) {}
    };
    endless.on("drain", send).resume();
    send();
    await closed;
    expect(outcomes).toEqual([{ problem: "tooLarge", limit: "1" }]);
  });

  test("of another type or of nothing is refused", async () => {
    expect(await upload([chunk], { "content-type": "image/svg+xml" })).toEqual({ problem: "svg", limit: null });
    expect(await upload([chunk], { "content-type": "text/html; charset=utf-8" })).toEqual({
      problem: "html",
      limit: null,
    });
    expect(await upload([chunk], {})).toEqual({ problem: "typeUnsupported", limit: null });
    expect(await upload([], png)).toEqual({ problem: "empty", limit: null });
  });

  test("that breaks off is refused and leaves the server standing", async () => {
    const socket = connect(port, "127.0.0.1");
    socket.write("PUT / HTTP/1.1\r\nhost: a\r\ncontent-type: image/png\r\ncontent-length: 1000\r\n\r\nhalf");
    await once(server, "request");
    socket.destroy();
    await expect.poll(() => outcomes).toEqual([{ problem: "interrupted", limit: null }]);
    expect(await upload([chunk], png)).toEqual({ type: "image/png", size: chunk.length });
  });
});
