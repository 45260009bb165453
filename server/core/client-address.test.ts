import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientAddress, networkOf } from "@/server/core/client-address";

const arrival = (forwarded?: string, remoteAddress = "10.0.0.9", remotePort = 40000) => ({
  socket: { remoteAddress, remotePort },
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
});

describe("the client's address", () => {
  it("is the socket's when no proxy is trusted, whatever the header says", () => {
    expect(clientAddress(arrival("1.2.3.4"), 0)).toEqual({ address: "10.0.0.9", port: 40000 });
    expect(clientAddress(arrival(undefined, "::ffff:1.2.3.4"), 0)).toEqual({ address: "1.2.3.4", port: 40000 });
  });

  it("is what the outermost trusted proxy saw; what the client wrote in front of it is not believed", () => {
    const header = "6.6.6.6, 203.0.113.7:51234, 10.0.0.2";
    expect(clientAddress(arrival(header), 1)).toEqual({ address: "10.0.0.2", port: 0 });
    expect(clientAddress(arrival(header), 2)).toEqual({ address: "203.0.113.7", port: 51234 });
  });

  it("reads every way to write an address", () => {
    expect(clientAddress(arrival("2001:DB8:0:0::1"), 1).address).toBe("2001:db8::1");
    expect(clientAddress(arrival("[2001:db8::1]"), 1)).toEqual({ address: "2001:db8::1", port: 0 });
    expect(clientAddress(arrival("[2001:db8::1]:443"), 1)).toEqual({ address: "2001:db8::1", port: 443 });
    expect(clientAddress(arrival("fe80::1%eth0"), 1).address).toBe("fe80::1");
  });

  it("stays with the last good peer where the header is short or malformed", () => {
    for (const header of [undefined, "", "unknown", "1.2.3.4.5", "0x7f.1", "127.1", "1.2.3.4:99999", "[1.2.3.4"]) {
      expect(clientAddress(arrival(header), 1), header).toEqual({ address: "10.0.0.9", port: 40000 });
    }
    expect(clientAddress(arrival("evil, 203.0.113.7"), 2).address).toBe("203.0.113.7");
  });

  it("is 0.0.0.0 when the socket is gone", () => {
    expect(clientAddress({ socket: {}, headers: {} }, 0)).toEqual({ address: "0.0.0.0", port: 0 });
  });

  it("never throws and does not depend on what stands further left", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5), (noise, hops) => {
        expect(() => clientAddress(arrival(noise), hops)).not.toThrow();
        expect(clientAddress(arrival(`${noise},198.51.100.1`), 1).address).toBe("198.51.100.1");
      }),
    );
  });
});

it("a network is one IPv4 address or 64 bits of IPv6", () => {
  expect(networkOf("1.2.3.4")).toBe("1.2.3.4");
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8:1:2::9")).toBe(networkOf("2001:db8:1:2:ffff::1"));
  expect(networkOf("::ffff:1.2.3.4")).toBe("1.2.3.4");
  expect(networkOf("nonsense")).toBe("nonsense");
});
