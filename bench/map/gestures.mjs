/** What is done on each map with the probe in the page, in ms until the map shows it. */
import { readFileSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../lib/paths.mjs";
import { mainThread, traced } from "./trace.mjs";
import { PROBE, atRest, transferred, visit } from "./visit.mjs";

const TEXTS = JSON.parse(readFileSync(`${ROOT}src/i18n/locales/ko/masks.json`, "utf8"));
const ZOOMS = ["closer", "closer", "farther", "farther", "farther", "closer"];
const CLASSES = ["plenty", "plenty", "few", "few"];
/** Minutes between two snapshots of the sample. */
const SNAPSHOT_MIN = 30;
const REFRESHES = 3;
/** Enough for a zoom step and what follows it. */
const STEP_MS = 800;

/** From navigation to the first number, and to the whole map; bytes until then by kind. */
export const open = (options) =>
  visit({ ...options, script: PROBE }, async ({ page }) => {
    const { number, last } = await atRest(page);
    await page.waitForLoadState("networkidle");
    return { number, whole: last, bytes: await transferred(page) };
  });

/** Zooms (first and again), filters and refreshes. */
export const gestures = (options, api) =>
  visit({ ...options, script: PROBE }, async ({ page }) => {
    await atRest(page);
    const zoom = async () => {
      const times = [];
      for (const way of ZOOMS) times.push(await press(page, TEXTS[`map.${way}`]));
      return times;
    };
    const zoomFirst = await zoom();
    const zoomAgain = await zoom();
    const filter = [];
    for (const cls of CLASSES) filter.push(await press(page, TEXTS[`class.${cls}`]));
    return { zoomFirst, zoomAgain, filter, refresh: await refreshes(page, api) };
  });

/**
 * What the scripts of frames take in which our map groups the outlets anew and draws them: those
 * that follow a zoom step. Without the probe, which makes drawing dearer.
 */
export const reclusters = (options) =>
  visit(options, async ({ page, devtools }) => {
    await page.waitForLoadState("networkidle");
    const zoom = async () => {
      for (const way of ZOOMS) {
        await button(page, TEXTS[`map.${way}`]).click();
        await page.waitForTimeout(STEP_MS);
      }
    };
    await zoom();
    const events = mainThread(await traced(devtools, zoom));
    const clicks = events.filter(
      ({ name, args }) => name === "EventDispatch" && args.data.type === "click",
    );
    const scripts = events.filter(({ name }) => name === "FireAnimationFrame");
    return clicks.map(({ ts }) => scripts.find((script) => script.ts > ts).dur / 1000);
  });

const button = (page, name) => page.getByRole("button", { name, exact: true }).first();

async function press(page, name) {
  await button(page, name).click();
  return (await atRest(page)).last;
}

/** Publishes the next snapshots by setting portal time on, and puts it back. */
async function refreshes(page, api) {
  const path = join(api, "index.json");
  const published = await readFile(path, "utf8");
  const root = JSON.parse(published);
  const times = [];
  try {
    for (let turn = 1; turn <= REFRESHES; turn += 1) {
      const later = new Date(Date.parse(root.replay_at) + turn * SNAPSHOT_MIN * 60_000);
      await replace(path, JSON.stringify({ ...root, replay_at: later.toISOString() }));
      await page.evaluate(() => window.mapProbe.refresh());
      times.push((await atRest(page)).last);
    }
  } finally {
    await replace(path, published);
  }
  return times;
}

/** No reader ever sees half of it. */
async function replace(path, text) {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
