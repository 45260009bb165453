import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regionOf } from "@/server/core/region";
import { countries, otherSpellings, provinces, unknownRegion } from "@/server/core/region-names";

describe("the region of an address", () => {
  it("is a province inside mainland China", () => {
    expect(regionOf("120.24.78.68")).toEqual({ code: "CN-GD", zh: "广东", en: "Guangdong" });
    expect(regionOf("240e:47d:c20:1627:30a3:ba0d:a5e6:ec19").zh).toBe("广东");
    expect(regionOf("2409:8000::1").zh).toBe("北京");
    expect(regionOf("::ffff:120.24.78.68").zh).toBe("广东");
  });

  it("names Hong Kong, Macao and Taiwan as regions of China", () => {
    expect(regionOf("203.80.96.1")).toEqual({ code: "CN-HK", zh: "中国香港", en: "Hong Kong, China" });
    expect(regionOf("2404:c800::1").zh).toBe("中国香港");
    expect(regionOf("114.46.0.1")).toEqual({ code: "CN-TW", zh: "中国台湾", en: "Taiwan, China" });
    expect(regionOf("2001:b000::1").zh).toBe("中国台湾");
  });

  it("is the country elsewhere", () => {
    expect(regionOf("8.8.8.8")).toEqual({ code: "US", zh: "美国", en: "United States" });
    expect(regionOf("2a00:1450::1").en).toBe("Ireland");
  });

  it("is China where the data knows no province", () => {
    expect(regionOf("2001:250::1")).toEqual({ code: "CN", zh: "中国", en: "China" });
  });

  it("is unknown for addresses that belong to nobody in particular", () => {
    const nobody =
      "10.0.0.1 127.0.0.1 192.168.1.1 100.64.0.1 192.0.2.1 0.0.0.0 ::1 ::ffff:127.0.0.1 fe80::1%eth0 fd00::1";
    for (const address of nobody.split(" ")) expect(regionOf(address), address).toBe(unknownRegion);
  });

  it("never throws, and always has both names", () => {
    const any = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(any, (address) => {
        const { code, zh, en } = regionOf(address);
        expect([code, zh, en].every((name) => name.length > 1)).toBe(true);
      }),
    );
  });
});

it("names each region once", () => {
  const regions = [...provinces, ...countries, unknownRegion];
  for (const key of ["code", "zh", "en"] as const) {
    expect(new Set(regions.map((region) => region[key])).size, key).toBe(regions.length);
  }
  expect(provinces).toHaveLength(34);
  for (const code of Object.values(otherSpellings)) expect(countries.map((region) => region.code)).toContain(code);
});
