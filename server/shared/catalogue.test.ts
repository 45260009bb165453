import { readdirSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { messagesOf, writtenByPeople } from "@/server/shared/catalogue";
import { type Reason, reasons } from "@/server/shared/errors";
import { locales } from "@/server/shared/i18n";
import { isolated } from "@/server/shared/isolated";
import { measureKinds } from "@/server/shared/measure-kinds";

type Tree = { [key: string]: string | Tree };

/** Every message by its dotted key. */
function flatten(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value] as const] : Array.from(flatten(value, `${path}${key}.`)),
    ),
  );
}

/** The placeholders and tags of a message, in every branch. */
function namesIn(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...namesIn(element.children)];
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [element.value];
    return [element.value, ...Object.values(element.options).flatMap((option) => namesIn(option.value))];
  });
}

function placeholders(message: string): string[] {
  return Array.from(new Set(namesIn(parse(message)))).sort();
}

const zh = flatten(messagesOf("zh-CN"));
const en = flatten(messagesOf("en"));

test("every message file is in the catalogue, in both languages", () => {
  for (const locale of locales) {
    const folder = new URL(`./messages/${locale}/`, import.meta.url);
    const files = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));
    const names = Object.keys(messagesOf(locale)).map((name) =>
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    );
    expect(names.sort()).toEqual(files.sort());
  }
});

test("both languages have the same keys", () => {
  expect(Array.from(en.keys()).sort()).toEqual(Array.from(zh.keys()).sort());
});

test("every message parses, says something, and names the same placeholders in both languages", () => {
  for (const [key, message] of zh) {
    expect(message.trim(), key).not.toBe("");
    expect(en.get(key)?.trim(), key).not.toBe("");
    expect(placeholders(en.get(key) ?? ""), key).toEqual(placeholders(message));
  }
});

describe("what people wrote, inside our sentences", () => {
  /** Every place in which a message names a parameter of that kind, with the characters on both sides of it. */
  function placesIn(message: string, elements = parse(message, { captureLocation: true })): [string, string, string][] {
    return elements.flatMap((element) => {
      if (element.type === TYPE.tag) return placesIn(message, element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural)
        return Object.values(element.options).flatMap((option) => placesIn(message, option.value));
      if (element.type !== TYPE.argument || !writtenByPeople.has(element.value) || !element.location) return [];
      const { start, end } = element.location;
      return [[message.slice(0, start.offset), element.value, message.slice(end.offset)]];
    });
  }

  const places = [...Array.from(zh, (entry) => ["zh-CN", ...entry]), ...Array.from(en, (entry) => ["en", ...entry])]
    .flatMap(([locale = "", key = "", message = ""]) => placesIn(message).map((place) => ({ locale, key, place })))
    .map(({ locale, key, place: [before, name, after] }) => ({ locale, key, before, name, after }));

  test("cannot turn the sentence around: it stands between isolates in both languages", () => {
    expect(places.length).toBeGreaterThan(150);
    const bare = places.filter(({ before, after }) => !before.endsWith("\u2068") || !after.startsWith("\u2069"));
    expect(bare).toEqual([]);
    expect(isolated("مريم!")).toBe("\u2068مريم!\u2069");
  });

  test("is never glued to Chinese words: quoted between words, set off by a space at the edge of a sentence", () => {
    const words = places
      .filter(({ locale }) => locale === "zh-CN")
      .map((place) => ({ ...place, before: place.before.slice(0, -1), after: place.after.slice(1) }));
    const glued = words.filter(({ before, after }) => /[\p{L}\p{N}}]$/u.test(before) || /^[\p{L}\p{N}{]/u.test(after));
    expect(glued).toEqual([]);
    const unquoted = words.filter(({ before, after }) => /\p{L} $/u.test(before) && /^ \p{L}/u.test(after));
    expect(unquoted).toEqual([]);
  });

  test("chooses no words, unless by not being there", () => {
    const chosen = [...zh, ...en].filter(([, message]) => /\{(\w+), select/.test(message));
    const byPeople = chosen.filter(([, message]) =>
      Array.from(message.matchAll(/\{(\w+), select, (?!none \{\})/g)).some(([, name = ""]) =>
        writtenByPeople.has(name),
      ),
    );
    expect(byPeople).toEqual([]);
  });
});

test("a notice names every measure that there is", () => {
  for (const messages of [zh, en])
    for (const key of ["kind.measure.imposed", "kind.measure.ended", "kind.appeal.decided"])
      for (const kind of measureKinds)
        expect(messages.get(`notifications.${key}`), `${key} ${kind}`).toContain(` ${kind.replaceAll("-", "_")} {`);
});

describe("refusals", () => {
  const names = Object.keys(reasons) as Reason[]; // the keys of `reasons` are the reasons

  test.each(names)("%s says the four things and names only its own parameters", (reason) => {
    const parameters = Object.keys(reasons[reason].shape);
    for (const part of ["what", "why", "until", "now"]) {
      const message = zh.get(`errors.${reason}.${part}`);
      expect(message, part).toBeDefined();
      expect(parameters).toEqual(expect.arrayContaining(placeholders(message ?? "")));
    }
  });

  test("no words stand for a reason that does not exist", () => {
    const written = Object.keys(messagesOf("zh-CN").errors).filter((key) => /^[A-Z]/.test(key));
    expect(written.sort()).toEqual([...names].sort());
  });
});
