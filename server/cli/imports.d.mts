export interface Violation {
  rule: string;
  from: string;
  to: string;
}
export function checkImports(base: string): Promise<{ modules: number; violations: Violation[] }>;
