import { Suspense } from "react";
import { renderToReadableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { later } from "@/components/ui/later";

it("appears once its code is there, however often that did not arrive", async () => {
  let tries = 0;
  const Part = later(async () => {
    tries += 1;
    if (tries < 2) throw new Error("The network is away.");
    return ({ name }: { name: string }) => <b>{name}</b>;
  });
  const stream = await renderToReadableStream(
    <main>
      <p>stays</p>
      <Suspense>
        <Part name="arrived" />
      </Suspense>
    </main>,
  );
  await stream.allReady;
  const html = await new Response(stream).text();
  expect(html).toContain("<p>stays</p>");
  expect(html).toContain("<b>arrived</b>");
  expect(tries).toBe(2);
});
