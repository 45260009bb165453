// How fast the review reads: 50,000 terms, 5,000 of them also by sound, all normalisation on, posts of about 1 KB of legal prose with
// disguised terms in it.
import obligations from "@/server/shared/obligations.json";
import { buildMatcher, type Term } from "@/server/trust/review/matcher";

export interface MatcherBench {
  /** Megabytes (10^6 bytes of UTF-8) of Chinese text per second, one thread, in the fastest round: other work on the machine only adds time. */
  mbPerSecond: number;
  /** Time to build the matcher, in milliseconds, tables of sounds included. */
  buildMs: number;
  terms: number;
}

const termCount = 50_000;
const postCount = 2_000;
const rounds = 15;

/** Measures the matcher over made-up terms and text; the same world in every run. */
export async function benchMatcher(): Promise<MatcherBench> {
  const random = mulberry32(20180320);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // lists here are not empty
  const characters = commonCharacters();
  /** The common ones far more often than the rare, as in real text. */
  const character = () => characters[Math.floor(random() ** 2.5 * characters.length)] ?? "的";
  const words = new Set<string>();
  while (words.size < termCount) {
    words.add(Array.from({ length: 2 + Math.floor(random() * 4) }, character).join(""));
  }
  const terms: Term[] = [...words].map((text, index) => ({ id: String(index), text, homophones: index % 10 === 0 }));
  const sentences = obligations.map(({ textZh }) => textZh);
  const disguises = [
    (word: string) => word,
    (word: string) => [...word].join("\u200b"),
    (word: string) => [...word].join(" "),
    (word: string) => [...word].join("🎲"),
    (word: string) => `${word} ＡＢＣ①②③`,
  ];
  const posts = Array.from({ length: postCount }, () => {
    let post = "";
    while (post.length < 330) {
      const sentence = pick(sentences);
      post += sentence.slice(Math.floor(random() * sentence.length));
      if (random() < 0.3) post += pick(disguises)(pick(terms).text);
    }
    return post;
  });
  const bytes = posts.reduce((sum, post) => sum + Buffer.byteLength(post), 0);

  const before = performance.now();
  const matcher = buildMatcher(terms);
  const buildMs = Math.round(performance.now() - before);

  let fastest = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (const post of posts) matcher.match(post);
    fastest = Math.max(fastest, bytes / 1000 / (performance.now() - start));
  }
  return { mbPerSecond: Math.round(fastest * 10) / 10, buildMs, terms: termCount };
}

/** The 3,755 characters of GB 2312's first level, in the order of the standard mixed by a fixed step. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder("gb18030");
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/\p{sc=Han}/u.test(character)) characters.push(character);
    }
  }
  return characters.map((_, index) => characters[(index * 1_009) % characters.length] ?? "");
}

/** A small seeded generator, so that every run measures the same text. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (process.argv[1]?.endsWith("bench/matcher.ts")) {
  console.log(JSON.stringify(await benchMatcher()));
}
