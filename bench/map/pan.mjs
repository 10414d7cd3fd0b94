/** What a frame costs the main thread while the map is dragged, from a trace. */
import { quantile } from "../lib/numbers.mjs";
import { mainThread, traced } from "./trace.mjs";
import { visit } from "./visit.mjs";

/** A round trip in a circle of this radius, a step a frame. */
const RADIUS_PX = 120;
const STEPS = 120;
/** What comes late belongs to the pan as well. */
const AFTER_MS = 1000;
/** Enough for a page to come to rest, more when it is slowed down. */
const SETTLE_MS = 3000;

/** Main-thread ms per frame: the middle, the 95th of a hundred, the longest with the release. */
export const pan = (options) =>
  visit(options, async ({ page, devtools }) => {
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(SETTLE_MS * Math.sqrt(options.slow));
    const box = await page.locator(options.side.canvas).first().boundingBox();
    const events = await traced(devtools, async () => {
      await drag(devtools, box.x + box.width / 2, box.y + box.height / 2);
      await page.waitForTimeout(AFTER_MS);
    });
    return costs(mainThread(events));
  });

async function drag(devtools, x, y) {
  const mouse = (type, buttons, [dx, dy]) =>
    devtools.send("Input.dispatchMouseEvent", {
      type,
      x: x + dx,
      y: y + dy,
      button: "left",
      buttons,
      clickCount: 1,
    });
  await mouse("mousePressed", 1, [0, 0]);
  // Each answer comes when the page has handled the step, which it does once a frame.
  for (let step = 1; step <= STEPS; step += 1) {
    const turn = (2 * Math.PI * step) / STEPS;
    await mouse("mouseMoved", 1, [RADIUS_PX * (Math.cos(turn) - 1), RADIUS_PX * Math.sin(turn)]);
  }
  await mouse("mouseReleased", 0, [0, 0]);
}

/** Sums the tasks between one frame's beginning and the next's. */
function costs(events) {
  const times = (name, type) =>
    events.filter((event) => event.name === name && event.args.data?.type === type);
  const start = times("EventDispatch", "mousemove")[0].ts;
  const release = times("EventDispatch", "mouseup")[0].ts;
  const tasks = events.filter(({ name, ph }) => name === "RunTask" && ph === "X");
  const frameAt = events.filter(({ name }) => name === "ProxyMain::BeginMainFrame");
  const begins = tasks.filter(({ ts, dur }) =>
    frameAt.some((frame) => frame.ts >= ts && frame.ts < ts + dur),
  );
  const frames = begins.map(({ ts }, index) => {
    const next = begins[index + 1]?.ts ?? Infinity;
    const within = tasks.filter((task) => task.ts >= ts && task.ts < next);
    return { ts, ms: within.reduce((sum, { dur }) => sum + dur / 1000, 0) };
  });
  const dragged = frames.filter(({ ts }) => ts >= start - 20_000 && ts < release);
  const all = frames.filter(({ ts }) => ts >= start - 20_000);
  const ms = (list) => list.map((frame) => frame.ms);
  return {
    frames: dragged.length,
    p50: quantile(ms(dragged), 0.5),
    p95: quantile(ms(dragged), 0.95),
    longest: Math.max(...ms(all)),
  };
}
