/**
 * Compares the map of `/masks` with the same outlets on Leaflet.markercluster and on MapLibre GL:
 * the same gestures on all three by turns, at full speed and slowed down.
 */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { SOFTWARE_GL } from "../lib/browser.mjs";
import { figuresOf, rowsOf, table } from "./figures.mjs";
import { gestures, open, reclusters } from "./gestures.mjs";
import { memory } from "./memory.mjs";
import { pan } from "./pan.mjs";
import { closeSides, openSides } from "./sides.mjs";
import { visit } from "./visit.mjs";

const ROUNDS = 3;
const SPEEDS = [1, 4];
/** Seoul: with its surroundings a third of all outlets is in view or near. */
const REGION = "11";

/** Measures with the data in `published`; gives the figures, and their part of the page. */
export async function map(scratch, published) {
  const api = join(scratch, "map-api");
  await cp(published, api, { recursive: true });
  const sides = await openSides(scratch, api);
  try {
    const size = await sizeOfOurs(sides[0]);
    const rounds = {};
    for (const slow of SPEEDS) {
      rounds[slow] = sides.map(() => []);
      for (let turn = 0; turn < ROUNDS; turn += 1) {
        for (const [index, side] of sides.entries()) {
          console.error(`  map, round ${turn + 1} at ${slow}x: ${side.name}`);
          rounds[slow][index].push(await round({ side, slow, size }, api));
        }
      }
    }
    const rows = rowsOf(rounds);
    return { figures: figuresOf(rows), section: section(rows, size) };
  } finally {
    await closeSides(sides);
  }
}

async function round(options, api) {
  const region = { ...options, region: REGION };
  const onGl = { ...region, side: { ...options.side, flags: SOFTWARE_GL } };
  return {
    open: await open(options),
    gestures: await gestures(region, api),
    pan: await pan(region),
    panGl: await pan(onGl),
    reclusters: options.side.path === "/masks" ? await reclusters(region) : [],
    memory: options.slow === 1 ? await memory(region) : 0,
  };
}

/** How large our map is in the window, as a peer is told: `550x568`. */
const sizeOfOurs = (side) =>
  visit({ side, slow: 1 }, async ({ page }) => {
    const box = await page.locator(side.canvas).first().boundingBox();
    return `${Math.round(box.width)}x${Math.round(box.height)}`;
  });

const section = (rows, size) => `## The mask map, beside two others

26,000 outlets, a map of ${size} CSS pixels, no limit on the line. Medians of ${ROUNDS} rounds by
turns. MapLibre GL draws with WebGL, for which its browser has a graphics chip made of software
(SwiftShader); the others have none, but in the rows that say so. "4x": the processor is slowed
down four times.

${table(rows)}`;
