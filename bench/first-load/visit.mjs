/** A first visit in a fresh profile: what it transfers, and when it is of use. */
import { watch } from "../lib/browser.mjs";

/** A cheap phone on a slow line: 1.6 Mbit/s, 150 ms, a quarter of the speed. */
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 93_750,
};
const CPU_SLOWDOWN = 4;

/** The longest that a page may take to be of use. */
const PATIENCE_MS = 60_000;

/** Bytes by kind, in the order of the table. */
const KINDS = [
  ["data", /^\/(api\/|config\.json$)/],
  ["basemap", /^\/basemap\//],
  ["icons", /^\/icons\//],
  ["texts", /\/texts-[^/]*\.js$|^\/b\/.*\.json$/],
  ["css", /\.css$/],
  ["js", /\.js$/],
  ["wasm", /\.wasm$/],
  ["html", /\/$|\/[^./]*$/],
];

/**
 * Opens `address` as a first visitor does and waits until `sign`, a selector, is in
 * the page and the line is quiet. Gives bytes by kind and times in ms.
 */
export async function visit(browser, address, sign) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    const faults = watch(page);
    const bytes = await slowAndCounted(page);
    await page.addInitScript(noteSign, sign);
    await page.goto(address);
    await page.waitForFunction(() => window.signAt !== undefined, null, { timeout: PATIENCE_MS });
    await page.waitForLoadState("networkidle");
    if (faults.length > 0) throw new Error(`${address}: ${faults.join("; ")}`);
    const times = await page.evaluate(() => ({
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
      use: window.signAt,
    }));
    return { bytes, times };
  } finally {
    await context.close();
  }
}

/** Slows the page down and counts what comes over the line, headers included. */
async function slowAndCounted(page) {
  const bytes = {};
  const paths = new Map();
  const devtools = await page.context().newCDPSession(page);
  devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
    paths.set(requestId, new URL(request.url).pathname);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kindOf(paths.get(requestId) ?? "");
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  return bytes;
}

const kindOf = (path) => KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";

/** Runs in the page: notes when `sign` is there for the first time. */
function noteSign(sign) {
  const look = () => {
    if (window.signAt !== undefined || !document.querySelector(sign)) return;
    // What is in the page now is on the screen with the next frame.
    requestAnimationFrame(() => (window.signAt ??= performance.now()));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}
