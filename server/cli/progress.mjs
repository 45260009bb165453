/** Runs one step of a start and prints its line: the label at once, the seconds when it is done. */
export async function step(label, work) {
  const begun = performance.now();
  process.stdout.write(`${label} … `);
  try {
    const result = await work();
    console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    console.log("failed");
    throw error;
  }
}

/** Adds every tenth percent to the line of the step under way. */
export function tellPercent(percent) {
  if (percent % 10 === 0) process.stdout.write(`${percent}% `);
}
