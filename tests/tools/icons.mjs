/**
 * Draws the icons of public/icons/ from their SVG sources: `node tests/tools/icons.mjs`.
 *
 * mark.svg is the portal's mark; masks, relief, forum and mydata.svg stand for the services.
 * Results: icon.svg and the PNG files that the manifest names. They are committed: run this
 * after changing a source.
 */
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

const FOLDER = new URL("../../public/icons/", import.meta.url);
const BLUE = "#256ef4";

/** What is drawn: `size` px, the drawing's share of it, and the ground below. */
const PICTURES = [
  { name: "icon-192", from: "mark", size: 192, share: 0.7, ground: "round" },
  { name: "icon-512", from: "mark", size: 512, share: 0.7, ground: "round" },
  // A launcher may cut a maskable icon to a circle of 80 %.
  { name: "maskable-192", from: "mark", size: 192, share: 0.52, ground: "full" },
  { name: "maskable-512", from: "mark", size: 512, share: 0.52, ground: "full" },
  { name: "apple-touch-icon", from: "mark", size: 180, share: 0.66, ground: "full" },
  // A launcher paints a monochrome icon in its own colour.
  { name: "monochrome-512", from: "mark", size: 512, share: 0.7, ground: "none" },
  ...["masks", "relief", "forum", "mydata"].map((service) => ({
    name: `shortcut-${service}`,
    from: service,
    size: 96,
    share: 0.6,
    ground: "round",
  })),
];

/** A drawing's shapes in one group, in that colour; `more` are attributes of the group. */
function group(drawing, colour, more = "") {
  const [, attributes, body] = /<svg([^>]*)>([\s\S]*)<\/svg>/.exec(drawing) ?? [];
  const style = attributes
    .replace(/xmlns="[^"]*"|viewBox="[^"]*"/g, "")
    .replace(/stroke="[^"]*"/, `stroke="${colour}"`)
    .trim();
  const shapes = body.replace(/<!--[\s\S]*?-->/g, "").replace(/\s*\n\s*/g, "");
  return `<g ${more}${style}>${shapes}</g>`;
}

/** An SVG of 100 units: the ground, and the drawing in white (or black on nothing) at its centre. */
function compose(drawing, share, ground) {
  const radius = { round: ` rx="22"`, full: "" }[ground];
  const below = radius === undefined ? "" : `<rect width="100" height="100"${radius} fill="${BLUE}"/>`;
  const move = `transform="translate(${50 - 50 * share} ${50 - 50 * share}) scale(${share})" `;
  const shapes = group(drawing, ground === "none" ? "#000" : "#fff", move);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${below}${shapes}</svg>\n`;
}

function read(name) {
  return readFile(new URL(`${name}.svg`, FOLDER), "utf8");
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
for (const { name, from, size, share, ground } of PICTURES) {
  const picture = compose(await read(from), share, ground);
  if (name === "icon-512") await writeFile(new URL("icon.svg", FOLDER), picture);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${picture}`);
  await page.screenshot({ path: new URL(`${name}.png`, FOLDER).pathname, omitBackground: true });
}
await browser.close();
