import type { Page } from "@playwright/test";
import { payloadPath, type Site } from "./site.ts";
import { expect, firstVisit, keptData, tell, test } from "./test.ts";

const INDEX = "/api/v1/masks/index.json";
const MB = 1_000_000;

test.beforeEach(async ({ page, site }) => {
  site.deploy("one");
  await firstVisit(page, site);
});

/** Publishes a payload of `bytes` and gives its path. */
function publish(site: Site, name: string, bytes: number): string {
  const body = `"${name.padEnd(bytes - 2, "x")}"`;
  const path = payloadPath(`masks/${name}`, body);
  site.files.set(path, { body });
  return path;
}

async function keep(page: Page, ...urls: string[]): Promise<void> {
  expect(await tell(page, { type: "KEEP", urls })).toMatchObject({ failed: [] });
}

test("past 20 MB the oldest payloads leave, the index stays", async ({ page, site }) => {
  site.files.set(INDEX, { body: "{}" });
  const paths = ["a", "b", "c", "d"].map((name) => publish(site, name, 6 * MB));
  await keep(page, INDEX, ...paths);
  expect((await keptData(page)).sort()).toEqual([INDEX, ...paths.slice(1)].sort());
  expect((await tell(page, { type: "VERSION" })).data.bytes).toBeLessThanOrEqual(20 * MB);
});

test("payloads of the current edition leave last", async ({ page, site }) => {
  const stores = publish(site, "stores-51", 6 * MB);
  site.files.set(INDEX, { body: JSON.stringify({ datasets: [{ path: stores }] }) });
  const snapshots = ["s1", "s2", "s3"].map((name) => publish(site, name, 6 * MB));
  await keep(page, INDEX, stores, ...snapshots);
  expect((await keptData(page)).sort()).toEqual([INDEX, stores, ...snapshots.slice(1)].sort());
});

test("a payload larger than the whole cache pushes nothing out", async ({ page, site }) => {
  const small = publish(site, "small", 1 * MB);
  const huge = publish(site, "huge", 21 * MB);
  expect(await tell(page, { type: "KEEP", urls: [small, huge] })).toMatchObject({
    failed: [huge],
  });
  expect(await keptData(page)).toEqual([small]);
});

test("on a device with less room the oldest leave sooner", async ({ page, site }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin: site.url, quotaSize: 9 * MB });
  const paths = ["a", "b", "c"].map((name) => publish(site, name, 4 * MB));
  await keep(page, ...paths);
  expect(await keptData(page)).toContain(paths[2]);
  expect(await keptData(page)).not.toContain(paths[0]);
});

test("on a full device the page still gets its answer", async ({ page, site }) => {
  const path = publish(site, "a", 1 * MB);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin: site.url, quotaSize: 1 });
  const status = await page.evaluate(async (path) => {
    const answer = await fetch(path);
    return [answer.status, (await answer.text()).length];
  }, path);
  expect(status).toEqual([200, 1 * MB]);
  expect(await tell(page, { type: "KEEP", urls: [path] })).toMatchObject({ failed: [path] });
});
