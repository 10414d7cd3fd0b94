/** What is measured in Chromium. */
import { readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { build } from "vite";
import { PLAIN, launch, watch } from "../lib/browser.mjs";
import { BENCH, RELIEF_DATA, reliefModule } from "../lib/paths.mjs";

/** The quickest of so many goes counts, by turns: others share the machine. */
const ROUNDS = 7;
/** So many households answer plans. */
export const HOUSEHOLDS = 300;

const ORIGIN = "http://localhost";
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
/** Without them the browser tells the time in steps of 0.1 ms. */
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Measures the sides of these names; stops when they do not agree on a case. */
export async function inBrowser(scratch, { flagship, sides, count }) {
  const folder = join(scratch, "relief");
  process.env.NODE_ENV = "production";
  await build({ configFile: `${BENCH}relief/page/vite.config.js`, build: { outDir: folder } });
  const browser = await launch(PLAIN);
  try {
    const page = await browser.newPage();
    const faults = watch(page);
    await page.route("**/*", (route) => answer(route, folder));
    await page.goto(`${ORIGIN}/index.html`);
    await page.waitForFunction(() => window.bench);
    const call = (name, ...args) =>
      page.evaluate(([name, args]) => window.bench[name](...args), [name, args]);
    const files = (await readdir(`${RELIEF_DATA}programmes`)).sort();
    const compile = await call("load", { files, flagship, batch: count });
    const result = await measure(call, sides);
    if (faults.length > 0) throw new Error(faults.join("; "));
    return { compile, ...result };
  } finally {
    await browser.close();
  }
}

async function measure(call, sides) {
  for (const side of sides) {
    const count = await call("differences", side);
    if (count > 0) throw new Error(`${side} differs from the rule by hand in ${count} cases`);
  }
  const times = Object.fromEntries(sides.map((side) => [side, []]));
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const side of sides) times[side].push(await call("go", side));
  }
  const decisions = sides.map((side) => [side, Math.min(...times[side])]);
  const batch = await call("batch");
  if (batch.differing > 0) throw new Error(`the batch differs in ${batch.differing} cases`);
  return {
    decisions: Object.fromEntries(decisions),
    batch,
    every: await call("plans", true, 1),
    chosen: await call("plans", false, HOUSEHOLDS),
  };
}

/** No server: the browser gets the page, the data and our module from here. */
async function answer(route, folder) {
  const path = new URL(route.request().url()).pathname;
  let file = join(folder, path);
  if (path.startsWith("/data/")) file = join(RELIEF_DATA, path.slice("/data/".length));
  if (path === "/ours.wasm") file = reliefModule();
  if (path === "/favicon.ico") return route.fulfill({ status: 204 });
  const contentType = TYPES[extname(file)];
  return route.fulfill({ path: file, contentType, headers: ISOLATED });
}
