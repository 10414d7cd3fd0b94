import { hash16, type Site } from "./site.ts";
import { cacheNames, disconnect, expect, firstVisit, get, register, tell, test } from "./test.ts";
import type { Page } from "@playwright/test";

/** Registers a worker that must not install, and waits until the browser gave it up. */
async function failedVisit(page: Page, site: Site): Promise<void> {
  await page.goto(site.url);
  await register(page).catch(() => {});
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0);
}

test("after the first visit every page opens with the server stopped", async ({ page, site }) => {
  site.deploy("one");
  await firstVisit(page, site);
  await disconnect(page, site);
  for (const path of ["/", "/masks", "/masks/store#11817488", "/nowhere/at/all", "/?kiosk"]) {
    await page.goto(site.url + path);
    await expect(page, path).toHaveTitle("one");
    await expect(page.locator("html"), path).toHaveAttribute("id", "one");
  }
});

test("files and the API are never answered with the shell", async ({ page, site }) => {
  site.deploy("one");
  await firstVisit(page, site);
  await disconnect(page, site);
  for (const path of ["/api/v1/forum", "/report.pdf", "/404.html"]) {
    await expect(page.goto(site.url + path), path).rejects.toThrow(/ERR_/);
  }
});

test("the first visit fetches a hashed file once", async ({ page, site }) => {
  site.deploy("one");
  await firstVisit(page, site);
  expect(site.asked.filter((path) => path === "/b/one/app.js")).toHaveLength(1);
});

test("one file missing: nothing is installed", async ({ page, site }) => {
  site.deploy("one", { install: [{ url: "/b/one/missing.wasm", rev: null }] });
  await failedVisit(page, site);
  expect(await cacheNames(page)).toEqual([]);
});

test("a captive portal's page in a file's place: nothing is installed", async ({ page, site }) => {
  site.deploy("one");
  site.files.set("/b/one/app.js", { body: "<h1>Pay for wifi</h1>", type: "text/html" });
  await failedVisit(page, site);
  expect(await cacheNames(page)).toEqual([]);
});

test("a deployment in the middle of an install: nothing is installed", async ({ page, site }) => {
  site.deploy("one");
  site.files.set("/shell.html", { body: "<!doctype html><title>two</title>" });
  await failedVisit(page, site);
  expect(await cacheNames(page)).toEqual([]);
});

test("a host that redirects the shell does not break navigation", async ({ page, site }) => {
  site.deploy("one");
  site.redirects.set("/shell.html", "/shell");
  site.files.set("/shell", site.files.get("/shell.html") ?? { body: "" });
  await firstVisit(page, site);
  await disconnect(page, site);
  await page.goto(`${site.url}/masks`);
  await expect(page).toHaveTitle("one");
});

test("the idle set is kept on the page's word, single failures aside", async ({ page, site }) => {
  const map = '{"arcs":[]}';
  site.files.set("/basemap/korea.json", { body: map });
  site.deploy("one", {
    idle: [
      { url: "/b/one/missing.wasm", rev: null },
      { url: "/basemap/korea.json", rev: hash16(map) },
    ],
  });
  await firstVisit(page, site);
  expect(await tell(page, { type: "VERSION" })).toMatchObject({
    id: "one",
    app: { kept: 2, listed: 5 },
  });

  expect(await tell(page, { type: "IDLE" })).toEqual({
    type: "IDLE_DONE",
    kept: 4,
    failed: ["/b/one/missing.wasm"],
  });
  await disconnect(page, site);
  expect((await get(page, "/basemap/korea.json"))?.text).toBe(map);
  expect((await get(page, "/b/one/side.json"))?.text).toBe('{"side":"one"}');
});

test("an idle file that the page asked for is kept at once", async ({ page, site }) => {
  site.deploy("one");
  await firstVisit(page, site);
  await get(page, "/b/one/side.json");
  await expect
    .poll(async () => (await tell(page, { type: "VERSION" })).app)
    .toEqual({ kept: 3, listed: 3 });
});

test("a lost app cache is no dead end, and is made whole at the next idle", async ({
  page,
  site,
}) => {
  site.deploy("one");
  await firstVisit(page, site);
  await page.evaluate(() => caches.delete("madang-app-one"));
  await page.goto(site.url);
  await expect(page).toHaveTitle("one");
  await tell(page, { type: "IDLE" });
  await disconnect(page, site);
  await page.goto(`${site.url}/relief`);
  await expect(page).toHaveTitle("one");
});

test("a development build's worker leaves everything alone", async ({ page, site }) => {
  site.deploy("one");
  site.deployUnbuilt();
  await page.goto(site.url);
  await register(page);
  await page.evaluate(async () => {
    const { active, installing } = await navigator.serviceWorker.ready;
    return (active ?? installing)?.state;
  });
  await page.reload();
  site.asked.length = 0;
  await get(page, "/b/one/side.json", { cache: "reload" });
  expect(site.asked).toEqual(["/b/one/side.json"]);
  expect(await cacheNames(page)).toEqual([]);
});
