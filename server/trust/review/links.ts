// Links as readers would follow them, with or without a scheme, in half or full width.

export interface Link {
  readonly start: number;
  readonly end: number;
  /** Lower case, without port and leading "www.". */
  readonly host: string;
}

/** Endings under which a bare name without a scheme counts as a link; "3.5" and "readme.md" do not. */
const endings = new Set(
  "com cn net org info biz top xyz vip shop club site online store app io cc me tv co link live ltd wang fun icu pw ru uk us hk tw jp".split(
    " ",
  ),
);
const asciiRun = /[!-~]+/g;
const link =
  /^([a-z][a-z0-9+.-]{1,15}:\/\/)?(?:[^/?#@]{1,64}@)?((?:[a-z0-9-]{1,63}\.){1,8}([a-z][a-z0-9-]{1,23}))\.?(?=[:/?#]|$)/i;

/** All links of a text with UTF-16 offsets; linear in the text. */
export function linksOf(text: string): Link[] {
  const links: Link[] = [];
  for (const run of halfWidth(text).matchAll(asciiRun)) {
    for (const part of run[0].matchAll(/[^\s"'<>()[\]{},;|]+/g)) {
      const words = part[0].replace(/[.!?:]+$/, "");
      const scheme = words.search(/https?:\/\//i);
      const from = Math.max(scheme, 0);
      const found = link.exec(words.slice(from, from + 700));
      if (!found?.[2] || !found[3]) continue;
      if (!found[1] && !endings.has(found[3].toLowerCase())) continue;
      const start = run.index + part.index + from;
      links.push({ start, end: start + words.length - from, host: found[2].toLowerCase().replace(/^www\./, "") });
    }
  }
  return links;
}

/** Whether a host is one of `hosts` or lies below one. */
export function isHostOf(host: string, hosts: readonly string[]): boolean {
  return hosts.some((other) => host === other || host.endsWith(`.${other}`));
}

/** The text with full-width signs and the ideographic full stop as ASCII; offsets stay the same. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/(?<=[!-~])[。｡](?=[!-~])/g, ".");
}
