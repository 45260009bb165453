/** How grave a violation is: 1 minor, 2 moderate, 3 serious, 4 grave. Cases, the ladder and the credit table count in it. */
export const severities = [1, 2, 3, 4] as const;
export type Severity = (typeof severities)[number];

/** The nearest severity of any whole number. */
export function severityOf(value: number): Severity {
  return severities.find((severity) => value <= severity) ?? 4;
}
