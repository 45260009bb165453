/** The only way out of a required key, with the reason that the control matrix prints. */
export interface Exempt {
  readonly exempt: string;
}

export function exempt(reason: string): Exempt {
  return { exempt: reason };
}
