/** What is measured in Chromium. */
import { extname, join } from "node:path";
import { build } from "vite";
import { PLAIN, launch, watch } from "../lib/browser.mjs";
import { BENCH, credentialModule } from "../lib/paths.mjs";

/** The quickest of so many goes counts, by turns: others share the machine. */
const ROUNDS = 7;

const ORIGIN = "http://localhost";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
/** Without them the browser tells the time in steps of 0.1 ms. */
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Ours and @sd-jwt/core's: times in ms, sizes, verdicts. */
export async function inBrowser(scratch, input) {
  const folder = join(scratch, "mydata");
  process.env.NODE_ENV = "production";
  await build({ configFile: `${BENCH}mydata/page/vite.config.js`, build: { outDir: folder } });
  const browser = await launch(PLAIN);
  try {
    const page = await browser.newPage();
    const faults = watch(page);
    await page.route("**/*", (route) => answer(route, folder));
    await page.goto(`${ORIGIN}/index.html`);
    await page.waitForFunction(() => window.bench);
    const call = (name, ...args) =>
      page.evaluate(([name, args]) => window.bench[name](...args), [name, args]);
    await call("load", input);
    const sides = await measure(call);
    for (const name of ["ours", "core"]) {
      sides[name].verdicts = await call("judge", name, input.vectors);
    }
    if (faults.length > 0) throw new Error(faults.join("; "));
    return sides;
  } finally {
    await browser.close();
  }
}

/** By side: times in ms of each act, sizes in bytes. */
async function measure(call) {
  const tokens = await call("tokens");
  const sides = Object.entries(tokens).map(([name, { issued, presented }]) => ({
    name,
    issued: issued.length,
    presented: presented.length,
    acts: { issue: [], present: [], verify: [] },
    tokens: { issue: null, present: issued, verify: presented },
  }));
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const { name, acts, tokens } of sides) {
      for (const act of Object.keys(acts)) acts[act].push(await call("go", name, act, tokens[act]));
    }
  }
  const results = sides.map(({ name, issued, presented, acts }) => {
    const times = Object.entries(acts).map(([act, all]) => [act, Math.min(...all)]);
    return [name, { ...Object.fromEntries(times), issued, presented }];
  });
  return Object.fromEntries(results);
}

/** No server: the browser gets the page and our module from here. */
async function answer(route, folder) {
  const path = new URL(route.request().url()).pathname;
  if (path === "/favicon.ico") return route.fulfill({ status: 204 });
  const file = path === "/ours.wasm" ? credentialModule() : join(folder, path);
  return route.fulfill({ path: file, contentType: TYPES[extname(file)], headers: ISOLATED });
}
