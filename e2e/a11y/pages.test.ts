import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { pages, places } from "./pages";

const app = fileURLToPath(new URL("../../app", import.meta.url));

/** Every page of the app as its folders write it, without the groups. */
const routes = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|[\\/])page\.tsx$/.test(file))
  .map(
    (file) =>
      `/${file
        .split(/[\\/]/)
        .slice(0, -1)
        .filter((part) => !part.startsWith("("))
        .join("/")}`,
  );

const listed = Object.values(pages).flat();

/** The route that answers an address: what is written out comes before a parameter, as in Next. */
function routeOf(address: string): string | undefined {
  const path = address.replace(/\?.*$/, "");
  const matches = (route: string) => new RegExp(`^${route.replaceAll(/\[\w+\]/g, "[^/]+")}$`).test(path);
  return routes.filter(matches).sort((a, b) => a.split("[").length - b.split("[").length)[0];
}

it("axe looks at every page of the app", () => {
  const looked = new Set(listed.map(routeOf));
  expect(routes.length).toBeGreaterThan(50);
  expect(routes.filter((route) => !looked.has(route))).toEqual([]);
});

it("names no page that is not there, and knows where to find what only the town knows", () => {
  expect(listed.filter((address) => routeOf(address) === undefined)).toEqual(["/not/there"]);
  const known = Object.keys(places);
  const unknown = listed.filter(
    (address) => address.includes("[") && !known.some((place) => address.startsWith(place)),
  );
  expect(unknown).toEqual([]);
  for (const { on } of Object.values(places)) expect(routeOf(on)).toBeDefined();
});
