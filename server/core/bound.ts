/** A statement ready to be sent: its text and the values of $1, $2, … */
export class Bound {
  constructor(
    readonly text: string,
    readonly values: readonly unknown[],
  ) {}
}
