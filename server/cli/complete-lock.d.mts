export interface Lock {
  packages: Record<
    string,
    { version?: string; os?: string[]; cpu?: string[]; optionalDependencies?: Record<string, string> }
  >;
}
export function missingPackages(lock: Lock): { name: string; version: string; dev: boolean }[];
export function platformOf(name: string): { os?: string[]; cpu: string[]; libc?: string[] } | null;
export function completeLock(lock: Lock): Lock;
