/** The maps that are compared, and the browser that each needs. */
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PLAIN, SOFTWARE_GL } from "../lib/browser.mjs";
import { BENCH, dist } from "../lib/paths.mjs";
import { serve } from "../lib/serve.mjs";
import { buildSite } from "../lib/site.mjs";

/** In the order of the table; ours first. */
export const NAMES = ["Madang", "Leaflet.markercluster", "MapLibre GL"];

/** Builds and serves all three over the data in `api`. */
export async function openSides(scratch, api) {
  const ours = join(scratch, "ours");
  await cp(dist(), ours, { recursive: true });
  const sites = [
    { folder: ours, path: "/masks", canvas: ".map-surface canvas", flags: PLAIN },
    { folder: await buildPeer("leaflet", scratch), path: "/", canvas: "#map", flags: PLAIN },
    { folder: await buildPeer("maplibre", scratch), path: "/", canvas: "#map", flags: SOFTWARE_GL },
  ];
  const sides = [];
  for (const [index, site] of sites.entries()) {
    await isolate(site.folder);
    sides.push({ name: NAMES[index], ...site, ...(await serve(site.folder, api)) });
  }
  return sides;
}

export async function closeSides(sides) {
  for (const side of sides) await side.stop();
}

async function buildPeer(name, scratch) {
  const folder = join(scratch, name);
  process.env.MAP_PEER = name;
  await buildSite({
    config: `${BENCH}map/peers/vite.config.js`,
    folder,
    shared: [["public/basemap/korea.json", "basemap/korea.json"]],
  });
  return folder;
}

/** Lets the pages measure their memory, which a browser allows to those that share nothing. */
async function isolate(folder) {
  const path = join(folder, "headers.json");
  const headers = JSON.parse(await readFile(path, "utf8"));
  headers["Cross-Origin-Opener-Policy"] = "same-origin";
  headers["Cross-Origin-Embedder-Policy"] = "require-corp";
  await writeFile(path, JSON.stringify(headers));
}
