import { expect, test } from "vitest";
import { slots } from "@/server/core/media/slots";

test("two run, the rest wait in order, and the line has an end", async () => {
  const inSlot = slots(2, 2, () => new Error("full"));
  const finish: (() => void)[] = [];
  const started: number[] = [];
  const task = (id: number) =>
    inSlot(async () => {
      started.push(id);
      await new Promise<void>((resolve) => finish.push(resolve));
      return id;
    });
  const tasks = [task(1), task(2), task(3), task(4)];
  await expect(task(5)).rejects.toThrow("full");
  expect(started).toEqual([1, 2]);
  for (let done = 0; done < tasks.length; done++) {
    finish[done]?.();
    await tasks[done];
    await new Promise(setImmediate);
  }
  expect(started).toEqual([1, 2, 3, 4]);
});

test("a task that fails gives its slot back", async () => {
  const inSlot = slots(1, 1, () => new Error("full"));
  await expect(inSlot(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await inSlot(async () => "next")).toBe("next");
});
