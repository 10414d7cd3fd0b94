/**
 * Compares the first load of the portal with that of the same pages made with React,
 * react-router, Leaflet and markercluster. Prints a figure a line, as
 * `cargo xtask bench` reads them, and writes RESULTS.md.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BENCH, dist } from "./lib/paths.mjs";
import { buildPeer } from "./lib/peer.mjs";
import { figuresOf, resultsPage } from "./lib/report.mjs";
import { publish, serve } from "./lib/serve.mjs";
import { launch, visit } from "./lib/visit.mjs";

const VISITS = 3;

/** What is opened, and the sign in both pages that it is of use. */
const PAGES = [
  { path: "/", use: "home usable", sign: "html[data-state=ready] main a[href='/masks']" },
  { path: "/masks", use: "country's numbers", sign: ".masks-summary h2" },
  { path: "/masks#r=42150", use: "a city's outlets", sign: "a[href^='/masks/store#']" },
];

const scratch = await mkdtemp(join(tmpdir(), "madang-bench-"));
try {
  await compare();
} finally {
  await rm(scratch, { recursive: true });
}

async function compare() {
  const api = await publish(join(scratch, "api"));
  await buildPeer(join(scratch, "peer"));
  const sides = [await serve(dist(), api), await serve(join(scratch, "peer"), api)];
  const browser = await launch();
  try {
    const pages = [];
    for (const page of PAGES) pages.push({ ...page, figures: await measure(browser, sides, page) });
    await writeFile(`${BENCH}RESULTS.md`, resultsPage(pages, browser.version()));
  } finally {
    await browser.close();
    for (const side of sides) await side.stop();
  }
}

/** Visits both sides by turns, so that a busy machine is hard on both. */
async function measure(browser, sides, page) {
  const visits = sides.map(() => []);
  for (let turn = 0; turn < VISITS; turn += 1) {
    for (const [side, { url }] of sides.entries()) {
      visits[side].push(await visit(browser, url + page.path, page.sign));
    }
  }
  const figures = figuresOf(page, ...visits);
  for (const figure of figures) console.log(JSON.stringify(figure));
  return figures;
}
