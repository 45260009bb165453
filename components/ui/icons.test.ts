import { expect, test } from "vitest";
import { iconNames } from "@/components/ui/icon-names";

interface IconModule {
  __iconData: { node: [tag: string, attributes: Record<string, string>][] };
}

async function symbolOf(name: string): Promise<string> {
  const { __iconData: icon }: IconModule = await import(`../../node_modules/lucide-react/dist/esm/icons/${name}.mjs`);
  const shapes = icon.node.map(([tag, { key: _, ...attributes }]) => {
    const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`);
    return `<${tag}${written.join("")}/>`;
  });
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`;
}

test("the sprite holds exactly the named icons, as lucide draws them", async () => {
  const symbols = await Promise.all(iconNames.map(symbolOf));
  const notice = "<!-- Icons from lucide (ISC licence), https://lucide.dev -->";
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><title>Icons</title>${notice}\n${symbols.join("\n")}\n</svg>\n`;
  await expect(sprite).toMatchFileSnapshot("./icons.svg");
});
