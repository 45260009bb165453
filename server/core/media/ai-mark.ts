// What a file's metadata says about AI generation, read before the metadata is stripped.
// Sources: GB 45438-2025 with TC260-PG-20258A (the AIGC element), IPTC DigitalSourceType (also inside C2PA manifests),
// and the settings that common generators leave in PNG texts and EXIF.
import { z } from "zod";
import { type PngText, pngTexts } from "@/server/core/media/png-chunks";

const labelText = z.string().max(256).default("");

/** The elements of the AIGC label (GB 45438-2025, appendix E). Label: "1" is, "2" may be, "3" is suspected to be AI-made. */
const aigcLabel = z.object({
  Label: z.enum(["1", "2", "3"]),
  ContentProducer: labelText,
  ProduceID: labelText,
  ReservedCode1: labelText,
  ContentPropagator: labelText,
  PropagateID: labelText,
  ReservedCode2: labelText,
});
export type AigcLabel = z.infer<typeof aigcLabel>;

export interface AiDeclaration {
  /** Set when the file plainly says it is AI-made; a label of "2" or "3" alone does not. */
  mark: "declared-in-metadata" | null;
  /** The AIGC label found; it must survive re-encoding (标识办法, articles 6 and 10). */
  label: AigcLabel | null;
}

const generatorKeywords = new Set(["invokeai_metadata", "sd-metadata", "Dream"]);
const generatorSettings = /\bSteps: \d+, Sampler: |"class_type"\s*:|\bNovelAI\b/;

/** Reads the declaration from the whole original file and its EXIF block. Never throws: what cannot be parsed says nothing. */
export function readAiDeclaration(bytes: Buffer, exif: Buffer | undefined): AiDeclaration {
  const texts = pngTexts(bytes);
  const exifText = exif?.toString("latin1").replaceAll("\0", "") ?? "";
  const label = findAigcLabel([textAround(bytes, "AIGC"), exifText, ...texts.map((t) => `${t.keyword} ${t.text}`)]);
  const declared = label?.Label === "1" || namesAiSource(bytes, texts) || namesGenerator(exifText, texts);
  return { mark: declared ? "declared-in-metadata" : null, label };
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
