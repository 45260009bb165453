// A device as its owner would name it, from what its browser calls itself.

const browsers = [
  ["Edg/", "Edge"],
  ["MicroMessenger", "WeChat"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["HeadlessChrome/", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const systems = [
  ["HarmonyOS", "HarmonyOS"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

/** `Chrome · Windows`; the first word of anything else; null where nothing was said. */
export function deviceName(userAgent: string): string | null {
  const known = [browsers, systems].flatMap((list) => list.find(([sign]) => userAgent.includes(sign))?.[1] ?? []);
  if (known.length > 0) return known.join(" · ");
  return userAgent.split(/[\s/]/)[0]?.slice(0, 40) || null;
}
