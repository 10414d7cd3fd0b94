import { defineConfig } from "@playwright/test";

/** Headless Chromium as the system has it; nothing is downloaded, nothing phones home. */
const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
const desktop = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  outputDir: "results",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  globalSetup: "./support/setup.ts",
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  expect: { toHaveScreenshot: { maxDiffPixelRatio: 0.005, animations: "disabled" } },
  reporter: [["list"], ["./support/summary.ts"]],
  use: {
    launchOptions,
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    screenshot: "only-on-failure",
  },
  projects: [
    // The worker alone, against a small site of its own.
    { name: "worker", testDir: "sw" },
    // The published API, without a browser.
    { name: "api", testDir: "api" },
    // Credentials there and back with other libraries, without a browser.
    { name: "interop", testDir: "interop" },
    // The app in the browser, against the real server.
    { name: "phone", testDir: "e2e", use: phone },
    { name: "desktop", testDir: "e2e", use: desktop, grepInvert: /@once/ },
  ],
});
