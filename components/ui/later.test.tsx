import { readdirSync, readFileSync } from "node:fs";
import { Suspense } from "react";
import { renderToReadableStream } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { later } from "@/components/ui/later";
import { currentToasts } from "@/components/ui/toast-store";

it("says so while its code does not arrive, keeps the page, and appears when the network is back", async () => {
  const browser = new EventTarget();
  vi.stubGlobal("addEventListener", browser.addEventListener.bind(browser));
  let isOnline = false;
  const partNamed = (name: string) =>
    later(async () => {
      if (!isOnline) throw new Error("The network is away.");
      return () => <b>{name}</b>;
    });
  const [First, Second] = [partNamed("arrived"), partNamed("too")];
  const stream = await renderToReadableStream(
    <main>
      <p>stays</p>
      <Suspense>
        <First />
      </Suspense>
      <Suspense>
        <Second />
      </Suspense>
    </main>,
  );
  await vi.waitFor(() => expect(currentToasts()).toHaveLength(1));
  isOnline = true;
  browser.dispatchEvent(new Event("online"));
  await stream.allReady;
  const html = await new Response(stream).text();
  expect(html).toContain("<p>stays</p>");
  expect(html).toContain("<b>arrived</b>");
  expect(html).toContain("<b>too</b>");
  expect(currentToasts()).toEqual([]);
});

it("is how every part comes that comes later: one that React alone waits for takes the page with it where its code does not arrive", () => {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  );
  const byThemselves = files.filter((name) => /\.tsx?$/.test(name) && /\blazy\(/.test(readFileSync(name, "utf8")));
  expect(byThemselves.filter((name) => !/\/later(\.test)?\.tsx$/.test(name))).toEqual([]);
});
