// A wire to the database that a test can cut, hold and mend, while the database itself goes on serving the other tests.
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface Wire {
  /** The database's address through this wire. */
  url: string;
  /** Ends every connection, and from now on refuses new ones. */
  cut(): Promise<void>;
  /** Lets connections through again, under the same address. */
  mend(): Promise<void>;
  /** How many statements were sent through it since it was laid. */
  statements(): number;
}

/** Lays a wire to the database at this address. Cut it at the end. */
export async function layWire(databaseUrl: string): Promise<Wire> {
  const address = new URL(databaseUrl);
  const database = { host: address.hostname, port: Number(address.port) };
  const ends = new Set<Socket>();
  let sent = 0;
  const make = () =>
    createServer((near) => {
      const far = connect(database);
      for (const end of [near, far]) {
        ends.add(end);
        end.on("error", () => undefined);
        end.on("close", () => {
          ends.delete(end);
          near.destroy();
          far.destroy();
        });
      }
      const count = statementCounter();
      near.on("data", (bytes: Buffer) => {
        sent += count(bytes);
      });
      near.pipe(far).pipe(near);
    });
  let server = make();
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    const bound = server.address();
    return typeof bound === "object" && bound ? bound.port : port;
  };
  const port = await listen(0);
  address.hostname = "127.0.0.1";
  address.port = String(port);
  return {
    url: address.href,
    async cut() {
      const closed = new Promise((done) => server.close(done));
      for (const end of ends) end.destroy();
      await closed;
    },
    async mend() {
      server = make();
      await listen(port);
    },
    statements: () => sent,
  };
}

/**
 * Counts the statements in what one client sends, in pieces of any size: simple queries (Q) and executions (E) of PostgreSQL's protocol, version 3. The first
 * message has no letter in front of its length.
 */
function statementCounter(): (bytes: Buffer) => number {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    let found = 0;
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return found;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return found;
      if (started && "QE".includes(String.fromCharCode(rest[0] ?? 0))) found += 1;
      started = true;
      rest = rest.subarray(end);
    }
  };
}
