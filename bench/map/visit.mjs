/** A visit to a map in a fresh browser, and what the probe in the page has seen. */
import { readFileSync } from "node:fs";
import { launch, watch } from "../lib/browser.mjs";
import { BENCH } from "../lib/paths.mjs";

/** Longer without a change, and a map has come to rest. */
const QUIET_MS = 1000;
const PATIENCE_MS = 120_000;

const [, probe] = readFileSync(`${BENCH}map/probe.js`, "utf8").split(/^ \*\/\n/m);
/** What looks at the map from within the page. */
export const PROBE = `(${probe})()`;

/**
 * Opens the map of a side at a place (a region's code, or nothing for the country) with the
 * processor slowed down `slow` times, and lets `act(visit)` use it. `size` is of a peer's map;
 * `script` runs in the page before its own.
 */
export async function visit({ side, slow, region, size, script }, act) {
  const browser = await launch(side.flags);
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      locale: "ko-KR",
      timezoneId: "Asia/Seoul",
      serviceWorkers: "block",
    });
    const faults = watch(page);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slow });
    if (script) await page.addInitScript({ content: script });
    await page.goto(side.url + side.path + fragment(side, region, size));
    const result = await act({ page, devtools });
    if (faults.length > 0) throw new Error(`${side.name}: ${faults.join("; ")}`);
    return result;
  } finally {
    await browser.close();
  }
}

/** Ours takes its size from the page; a peer is told ours. */
function fragment(side, region, size) {
  const said = new URLSearchParams();
  if (region) said.set("r", region);
  if (size && side.path === "/") said.set("size", size);
  return said.size > 0 ? `#${said}` : "";
}

/**
 * Waits until the map has changed and come to rest. Gives in ms from the last input (at first from
 * navigation): when it changed for the first and the last time, and when the first number showed.
 */
export async function atRest(page) {
  await page.waitForFunction(
    (quiet) => {
      const last = window.mapProbe?.frames.at(-1);
      return last !== undefined && performance.now() - last > quiet;
    },
    QUIET_MS,
    { timeout: PATIENCE_MS, polling: 100 },
  );
  return page.evaluate(() => {
    const { input, frames, firstNumber } = window.mapProbe;
    return { first: frames[0] - input, last: frames.at(-1) - input, number: firstNumber };
  });
}

/**
 * What came over the line, headers and workers included: `code` is what the page runs and looks
 * like, `ground` the base map, `data` the published API.
 */
export async function transferred(page) {
  const files = await page.evaluate(() =>
    ["navigation", "resource"].flatMap((type) =>
      performance
        .getEntriesByType(type)
        .map(({ name, transferSize }) => [new URL(name).pathname, transferSize]),
    ),
  );
  const bytes = { code: 0, ground: 0, data: 0 };
  for (const [path, size] of files) bytes[kindOf(path)] += size;
  return bytes;
}

function kindOf(path) {
  if (path.startsWith("/api/")) return "data";
  return path.startsWith("/basemap/") ? "ground" : "code";
}
