// Names and other words of people inside our sentences. A name in another direction of writing, or one that ends in
// punctuation, would turn the words around it about; between the two isolates (UAX #9, 2.4) it cannot.

/** The text between the isolates, for where a name stands in a line that no message makes. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
