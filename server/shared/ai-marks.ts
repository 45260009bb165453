// What is said of a picture's making (人工智能生成合成内容标识办法, article 6).

/**
 * generated: the file's own metadata says that a machine made it. possible: it does not, and the person who posted it says so. suspected: nobody says so, and traces of a
 * generator were found.
 */
export const aiMarks = ["generated", "possible", "suspected"] as const;
export type AiMark = (typeof aiMarks)[number];

/** The elements of the AIGC label (GB 45438-2025, appendix E). Label: "1" is, "2" may be, "3" is suspected to be AI-made. */
export interface AigcLabel {
  Label: "1" | "2" | "3";
  ContentProducer: string;
  ProduceID: string;
  ReservedCode1: string;
  ContentPropagator: string;
  PropagateID: string;
  ReservedCode2: string;
}
