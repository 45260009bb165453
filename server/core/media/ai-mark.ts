// What a file's metadata says about AI generation, read before the metadata is stripped.
// Sources: GB 45438-2025 with TC260-PG-20258A (the AIGC element), IPTC DigitalSourceType (also inside C2PA manifests),
// and the settings that common generators leave in PNG texts and EXIF.
import { z } from "zod";
import { type PngText, pngTexts } from "@/server/core/media/png-chunks";
import type { AigcLabel, AiMark } from "@/server/shared/ai-marks";

const labelText = z.string().max(256).default("");

const aigcLabel = z.object({
  Label: z.enum(["1", "2", "3"]),
  ContentProducer: labelText,
  ProduceID: labelText,
  ReservedCode1: labelText,
  ContentPropagator: labelText,
  PropagateID: labelText,
  ReservedCode2: labelText,
}) satisfies z.ZodType<AigcLabel>;

export interface AiDeclaration {
  mark: AiMark | null;
  /** The AIGC label found; what it says of the producer must survive re-encoding (标识办法, articles 6 and 10). */
  label: AigcLabel | null;
}

const markOfLabel: Record<AigcLabel["Label"], AiMark> = { 1: "generated", 2: "possible", 3: "suspected" };
const labelOfMark: Record<AiMark, AigcLabel["Label"]> = { generated: "1", possible: "2", suspected: "3" };

const generatorKeywords = new Set(["invokeai_metadata", "sd-metadata", "Dream"]);
const generatorSettings = /\bSteps: \d+, Sampler: |"class_type"\s*:|\bNovelAI\b/;

/**
 * Reads what the whole original file and its EXIF block say: a label or source type is a statement, the settings that a generator left are a trace of one. Never throws: what
 * cannot be parsed says nothing.
 */
export function readAiDeclaration(bytes: Buffer, exif: Buffer | undefined): AiDeclaration {
  const texts = pngTexts(bytes);
  const exifText = exif?.toString("latin1").replaceAll("\0", "") ?? "";
  const label = findAigcLabel([textAround(bytes, "AIGC"), exifText, ...texts.map((t) => `${t.keyword} ${t.text}`)]);
  if (namesAiSource(bytes, texts)) return { mark: "generated", label };
  if (label) return { mark: markOfLabel[label.Label], label };
  return { mark: namesGenerator(exifText, texts) ? "suspected" : null, label };
}

const visibleLabel =
  /(?:人工智能|\bAI|ＡＩ)\s*(?:生成|合成|绘制|作画)|\bAI[- ]generated\b|\bgenerated (?:by|with) AI\b/i;

/** True where the words in a picture say that a machine made it: a visible label, which is a trace where the metadata is silent. */
export function saysAiMade(words: readonly string[]): boolean {
  return words.some((text) => visibleLabel.test(text));
}

/** The platform's name in the labels that it writes as the one who spreads a content. */
const propagator = "Guiju";

/** The label that our copies carry: what was said of the producer stays, and we add who spreads it and under which number (标识办法, article 6). */
export function propagatedLabel(mark: AiMark, found: AigcLabel | null, contentNumber: string): AigcLabel {
  return {
    Label: labelOfMark[mark],
    ContentProducer: found?.ContentProducer ?? "",
    ProduceID: found?.ProduceID ?? "",
    ReservedCode1: found?.ReservedCode1 ?? "",
    ContentPropagator: propagator,
    PropagateID: contentNumber,
    ReservedCode2: "",
  };
}

/** An XMP packet that carries the label and nothing else. */
export function aigcLabelXmp(label: AigcLabel): string {
  const json = JSON.stringify(label).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"><TC260:AIGC>${json}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;
}

function findAigcLabel(sources: string[]): AigcLabel | null {
  for (const source of sources) {
    const json = /AIGC[^{]{0,80}(\{[^{}]{0,4000}\})/.exec(unescapeXml(source))?.[1];
    const parsed = json ? aigcLabel.safeParse(parseJson(json)) : null;
    if (parsed?.success) return parsed.data;
  }
  return null;
}

/** IPTC's trainedAlgorithmicMedia and compositeWithTrainedAlgorithmicMedia stand as plain text in XMP and in C2PA's CBOR. */
function namesAiSource(bytes: Buffer, texts: PngText[]): boolean {
  const terms = ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"];
  return terms.some((term) => bytes.includes(term) || texts.some(({ text }) => text.includes(term)));
}

function namesGenerator(exifText: string, texts: PngText[]): boolean {
  if (generatorSettings.test(exifText)) return true;
  return texts.some(({ keyword, text }) => generatorKeywords.has(keyword) || generatorSettings.test(text));
}

/** The neighbourhood of the first places where the term stands; metadata comes first in a file, chance hits in pixels do not matter. */
function textAround(bytes: Buffer, term: string): string {
  const found: string[] = [];
  for (let at = bytes.indexOf(term); at >= 0 && found.length < 16; at = bytes.indexOf(term, at + term.length)) {
    found.push(bytes.toString("utf8", at, at + 4096));
  }
  return found.join("\n");
}

function unescapeXml(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&#34;", '"').replaceAll("&#x22;", '"').replaceAll("&amp;", "&");
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
