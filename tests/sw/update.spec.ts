import { hash16 } from "./site.ts";
import {
  appCaches,
  cacheNames,
  disconnect,
  expect,
  firstVisit,
  get,
  keptData,
  skipWaiting,
  tell,
  test,
  waitingVersion,
} from "./test.ts";

test("a new version waits for the citizen's word", async ({ page, site }) => {
  site.deploy("one");
  await firstVisit(page, site);
  site.deploy("two");
  await waitingVersion(page, "two");
  await page.reload();
  await expect(page).toHaveTitle("one");

  await skipWaiting(page);
  await page.reload();
  await expect(page).toHaveTitle("two");
  expect((await tell(page, { type: "VERSION" })).id).toBe("two");
});

test("files that did not change are not fetched again", async ({ page, site }) => {
  const map = '{"arcs":[]}';
  const install = [{ url: "/basemap/korea.json", rev: hash16(map) }];
  site.files.set("/basemap/korea.json", { body: map });
  site.deploy("one", { install });
  await firstVisit(page, site);
  site.deploy("two", { install });
  site.asked.length = 0;
  await waitingVersion(page, "two");
  expect(site.asked).not.toContain("/basemap/korea.json");
  await skipWaiting(page);
  await disconnect(page, site);
  expect((await get(page, "/basemap/korea.json"))?.text).toBe(map);
});

test("a tab of the build before still loads its chunks", async ({ page, site }) => {
  site.deploy("one");
  await firstVisit(page, site);
  await tell(page, { type: "IDLE" });
  site.deploy("two");
  await waitingVersion(page, "two");
  await skipWaiting(page);
  await disconnect(page, site);
  expect((await get(page, "/b/one/side.json"))?.text).toBe('{"side":"one"}');
});

test("a build that only waited does not push out the one in use", async ({ page, site }) => {
  site.deploy("one");
  await firstVisit(page, site);
  site.deploy("two");
  await waitingVersion(page, "two");
  site.deploy("three");
  await waitingVersion(page, "three");
  await skipWaiting(page);
  await expect.poll(() => appCaches(page)).toEqual(["madang-app-one", "madang-app-three"]);
});

test("two builds later the first one's files are gone, the data are not", async ({
  page,
  site,
}) => {
  site.files.set("/api/v1/index.json", { body: "{}" });
  site.deploy("one");
  await firstVisit(page, site);
  await tell(page, { type: "KEEP", urls: ["/api/v1/index.json"] });
  for (const id of ["two", "three"]) {
    site.deploy(id);
    await waitingVersion(page, id);
    await skipWaiting(page);
  }
  await expect.poll(() => appCaches(page)).toEqual(["madang-app-two", "madang-app-three"]);
  expect(await keptData(page)).toEqual(["/api/v1/index.json"]);
});

test("the kill switch takes the worker and its caches, not what is written", async ({
  page,
  site,
}) => {
  site.deploy("one");
  await firstVisit(page, site);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("madang", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("drafts").put("kept", 1);
        opening.onsuccess = () => resolve(opening.result.close());
      }),
  );
  site.deployKillSwitch();
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
  await expect.poll(() => cacheNames(page)).toEqual([]);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([{ name: "madang", version: 1 }]);

  await page.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
});
