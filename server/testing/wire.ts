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
}

/** Lays a wire to the database at this address. Cut it at the end. */
export async function layWire(databaseUrl: string): Promise<Wire> {
  const address = new URL(databaseUrl);
  const database = { host: address.hostname, port: Number(address.port) };
  const ends = new Set<Socket>();
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
  };
}
