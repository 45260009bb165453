// The region shown beside a post (IP 属地): province level inside mainland China, country or region elsewhere.
import { createRequire } from "node:module";
import { isIP } from "node:net";
import type IP2Region from "ip2region";
import ipaddr from "ipaddr.js";
import { china, countries, otherSpellings, provinces, unknownRegion } from "@/server/core/region-names";
import type { Region } from "@/server/shared/content";

/** The data's names, longest first, so that 印度尼西亚 is not taken for 印度. */
const names: readonly (readonly [string, Region])[] = [
  ...countries.map((region) => [region.zh, region] as const),
  ...Object.entries(otherSpellings).map(
    ([name, code]) => [name, countries.find((region) => region.code === code) ?? unknownRegion] as const,
  ),
].sort(([a], [b]) => b.length - a.length);

let lookup: IP2Region | null = null;

/**
 * The region of an address, from data that ships with the program (about 11 MB, read at the first call). Private, reserved,
 * tunnelled, malformed and unlisted addresses are unknown. Never throws.
 */
export function regionOf(address: string | null): Region {
  try {
    if (address === null || isIP(address) === 0) return unknownRegion;
    const parsed = ipaddr.process(address.replace(/%.*$/, ""));
    if (parsed.range() !== "unicast") return unknownRegion;
    const found = loaded().searchRaw(parsed.toString(), false);
    if (!found) return unknownRegion;
    // IPv4 data reads 国家|区域|省份|城市|运营商 with 0 for nothing, IPv6 data one text such as 中国广东省广州市.
    return named("region" in found ? found.region.split("|").slice(0, 3).join("").replaceAll("0", "") : found.cArea);
  } catch {
    return unknownRegion;
  }
}

function named(text: string): Region {
  if (text.startsWith(china.zh)) {
    const rest = text.slice(china.zh.length);
    if (rest === "") return china;
    return provinces.find(({ zh }) => text.startsWith(zh) || rest.startsWith(zh)) ?? china;
  }
  const country = names.find(([name]) => text.startsWith(name));
  if (!country) return unknownRegion;
  // Some territories are written behind the state they belong to: 英国百慕大.
  const rest = text.slice(country[0].length);
  return (names.find(([name]) => rest.startsWith(name)) ?? country)[1];
}

function loaded(): IP2Region {
  // A CommonJS package: its default export looks different to each bundler, but not to require.
  const required: { default: typeof IP2Region } = createRequire(import.meta.url)("ip2region");
  lookup ??= new required.default();
  return lookup;
}
