/**
 * Compares the first load of the portal with that of the same pages made with React,
 * react-router, Leaflet and markercluster.
 */
import { join } from "node:path";
import { PLAIN, launch } from "../lib/browser.mjs";
import { dist } from "../lib/paths.mjs";
import { buildPeer } from "./peer.mjs";
import { serve } from "../lib/serve.mjs";
import { figuresOf, section } from "./figures.mjs";
import { visit } from "./visit.mjs";

const VISITS = 3;

/** What is opened, and the sign in both pages that it is of use. */
const PAGES = [
  { path: "/", use: "home usable", sign: "html[data-state=ready] main a[href='/masks']" },
  { path: "/masks", use: "country's numbers", sign: ".masks-summary h2" },
  { path: "/masks#r=42150", use: "a city's outlets", sign: "a[href^='/masks/store#']" },
];

/** Measures with the data in `api`; gives the figures, and their part of the results' page. */
export async function firstLoad(scratch, api) {
  await buildPeer(join(scratch, "react"));
  const sides = [await serve(dist(), api), await serve(join(scratch, "react"), api)];
  const browser = await launch(PLAIN);
  try {
    const pages = [];
    for (const page of PAGES) pages.push({ ...page, figures: await measure(browser, sides, page) });
    return { figures: pages.flatMap(({ figures }) => figures), section: section(pages) };
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
  return figuresOf(page, ...visits);
}
