/** The browser, as the system has it. */
import { chromium } from "playwright-core";
import { CHROMIUM } from "./paths.mjs";

const ALWAYS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-quic",
  "--disable-dev-shm-usage",
  // Memory is measured when it is asked for, not with the next collection of garbage.
  "--enable-blink-features=ForceEagerMeasureMemory",
];

/** Without a graphics chip. */
export const PLAIN = ["--disable-gpu"];
/** With a graphics chip made of software, which WebGL needs, and which may take its time. */
export const SOFTWARE_GL = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-watchdog",
];

export const launch = (flags) =>
  chromium.launch({ executablePath: CHROMIUM, args: [...ALWAYS, ...flags] });

/** What goes wrong on a page. */
export function watch(page) {
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("response", (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`);
  });
  return faults;
}
