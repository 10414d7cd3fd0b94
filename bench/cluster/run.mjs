/**
 * The cluster step natively: the grid of `madang-geo` beside supercluster, with the same outlets
 * and the same windows.
 */
import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Supercluster from "supercluster";
import { median, ratio } from "../lib/numbers.mjs";
import { clusterExample } from "../lib/paths.mjs";

const PEER = "supercluster";
const LETTERS = "psfeb-";
const ROUNDS = 41;
/** As the map's own: it groups within about so many pixels, and no more from this zoom on. */
const RADIUS_PX = 80;
const SINGLE_ZOOM = 15;
/** A re-cluster has to leave room for the drawing of a frame. */
const GOAL_MS = 8;

/** Measures with the data in `api`; gives the figures, and their part of the results' page. */
export async function cluster(_scratch, api) {
  const points = await readPoints(api);
  const ours = measureOurs(points);
  const index = new Supercluster(options());
  const load = timed(() => index.load(points.map(featureOf)));
  const rows = ours.map(({ zoom, bbox, ms }) => {
    const step = timed(() => index.getClusters(bbox, zoom - 1));
    return { zoom, ms, step, whole: load + step };
  });
  return { figures: rows.flatMap(figuresOf), section: section(rows) };
}

async function readPoints(api) {
  const read = async (path) => JSON.parse(await readFile(join(api, path), "utf8"));
  const { datasets } = await read("masks/index.json");
  const snapshot = await read(datasets.find(({ name }) => name === "stock").path);
  const points = [];
  for (const { stores, remain } of snapshot.regions) {
    const { path } = datasets.find(({ sha256 }) => sha256 === stores);
    const { lat_e5, lon_e5 } = await read(path);
    [...remain].forEach((letter, row) => {
      points.push([lon_e5[row] / 1e5, lat_e5[row] / 1e5, LETTERS.indexOf(letter)]);
    });
  }
  return points;
}

/** Ours reads a point a line and answers with a JSON object a zoom. */
function measureOurs(points) {
  const input = points.map((point) => point.join(" ")).join("\n");
  const { status, stdout, stderr } = spawnSync(clusterExample(), { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`the cluster step failed: ${stderr}`);
  return stdout.trim().split("\n").map((line) => JSON.parse(line));
}

/** Counts by class as ours does, which a ring needs. Zooms count by tiles of 512 px. */
function options() {
  const classes = Array.from(LETTERS, (_, cls) => `c${cls}`);
  return {
    radius: RADIUS_PX,
    maxZoom: SINGLE_ZOOM - 2,
    map: ({ cls }) => Object.fromEntries(classes.map((name) => [name, name === cls ? 1 : 0])),
    reduce: (sums, counts) => {
      for (const name of classes) sums[name] += counts[name];
    },
  };
}

function featureOf([lon, lat, cls]) {
  const geometry = { type: "Point", coordinates: [lon, lat] };
  return { type: "Feature", properties: { cls: `c${cls}` }, geometry };
}

function timed(act) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    act();
    times.push(performance.now() - start);
  }
  return median(times);
}

function figuresOf({ zoom, ms, step, whole }) {
  const figure = (peer, theirs) => ({
    name: `cluster step at zoom ${zoom}`,
    unit: "ms",
    value: ms,
    peer: `${PEER}, ${peer}`,
    peer_value: Number(theirs.toPrecision(3)),
    goal: GOAL_MS,
  });
  return [figure("its index kept", step), figure("its index made anew", whole)];
}

function section(rows) {
  const ms = (value) => value.toFixed(3);
  const lines = rows.map(({ zoom, ms: ours, step, whole }) => {
    const beside = [step, whole].map((theirs) => `${ms(theirs)} | ${ratio(ours, theirs)}`);
    return `| ${zoom} | ${ms(ours)} | ${beside.join(" | ")} |`;
  });
  return `## The cluster step, beside supercluster

In ms, medians: 26,000 outlets with counts by class, a window of 1280 x 800 around Seoul; ours
native, supercluster on Node. Ours groups everything anew each time, whatever has changed;
supercluster looks its index up when only the window changes, and makes it anew when a filter or
the stock does.

| zoom | Madang | ${PEER}, its index kept | ratio | ${PEER}, its index made anew | ratio |
|---:|---:|---:|---:|---:|---:|
${lines.join("\n")}
`;
}
