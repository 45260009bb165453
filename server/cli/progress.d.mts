export function step<T>(label: string, work: () => T | Promise<T>): Promise<T>;
export function tellPercent(percent: number): void;
