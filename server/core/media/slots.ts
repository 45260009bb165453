// A bound on expensive work inside one process.

/**
 * Runs at most `width` tasks at a time and lets at most `waiting` stand in line, first come first served; past that `full()` is
 * thrown at once, so that a flood of work cannot fill the memory.
 */
export function slots(width: number, waiting: number, full: () => Error) {
  let running = 0;
  const line: (() => void)[] = [];
  return async function inSlot<T>(task: () => Promise<T>): Promise<T> {
    if (running >= width) {
      if (line.length >= waiting) throw full();
      await new Promise<void>((resolve) => line.push(resolve));
    } else {
      running++;
    }
    try {
      return await task();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
}
