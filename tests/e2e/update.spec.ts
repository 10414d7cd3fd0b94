import type { Page } from "@playwright/test";
import { countLoads } from "../support/guard.ts";
import {
  appStands,
  disconnect,
  expect,
  expectRoute,
  offlineReady,
  open,
  test,
} from "../support/test.ts";
import { ko } from "../support/texts.ts";

const MASKS = { path: "/masks", heading: ko("title.masks") };

/** The path of the set of files that the page was built with. */
async function setOf(page: Page): Promise<string | null> {
  return page.locator("html").getAttribute("data-set");
}

/** The citizen comes back to the tab, which is when it asks for a new version. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

async function goToMasks(page: Page): Promise<void> {
  const menu = page.getByRole("navigation", { name: ko("nav.label") });
  await menu.getByRole("link", { name: ko("nav.masks") }).click();
}

test("a new version waits, comes on the citizen's word, with one load", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/");
  await offlineReady(page);
  const before = await setOf(page);
  await portal.deploy({ keepOld: true });
  await comeBack(page);
  await expect(page.getByText(ko("update.ready"))).toBeVisible();
  expect(await setOf(page)).toBe(before);

  const loads = countLoads(page);
  await page.getByRole("button", { name: ko("update.apply") }).click();
  await expect.poll(() => setOf(page)).not.toBe(before);
  await appStands(page);
  await expect(page.getByText(ko("update.ready"))).toBeHidden();
  await expect.poll(loads).toBe(1);

  await offlineReady(page);
  await disconnect(page, portal);
  await page.reload();
  await appStands(page);
  expect(await setOf(page)).not.toBe(before);
  // The reload above is the second.
  await expect.poll(loads).toBe(2);
});

test("a tab that did not ask keeps working after another one updated", async ({
  context,
  page,
  portal,
}) => {
  await open(page, portal, "/");
  await offlineReady(page);
  const other = await context.newPage();
  await open(other, portal, "/");
  await portal.deploy({ keepOld: false });
  await comeBack(page);
  const loads = countLoads(other);
  await page.getByRole("button", { name: ko("update.apply") }).click();
  await appStands(page);
  await goToMasks(other);
  await expectRoute(other, MASKS);
  expect(loads()).toBe(0);
});

test.describe("without a worker", () => {
  test.use({ serviceWorkers: "block" });

  test("an old tab loads its chunks from the folder that the server kept", async ({
    page,
    portal,
  }) => {
    await open(page, portal, "/");
    await portal.deploy({ keepOld: true });
    await goToMasks(page);
    await expectRoute(page, MASKS);
  });

  test("an old tab whose chunks are gone is led to the new version", async ({
    page,
    portal,
    guard,
  }) => {
    guard.expect(/404|wasm|Failed to (load|fetch)|MIME/i);
    await open(page, portal, "/");
    const before = await setOf(page);
    await portal.deploy({ keepOld: false });
    await goToMasks(page);
    await expect(page.getByText(ko("chunk.failed"))).toBeVisible();
    await page.getByRole("button", { name: ko("chunk.reload") }).click();
    await expect.poll(() => setOf(page)).not.toBe(before);
    await appStands(page);
    await expectRoute(page, MASKS);
  });

  test("a chunk that did not load comes with another try", async ({ page, portal, guard }) => {
    guard.expect(/net::ERR_FAILED|Failed to (load|fetch)|wasm/i);
    await open(page, portal, "/");
    await page.route("**/*.wasm", (route) => route.abort());
    await goToMasks(page);
    await expect(page.getByText(ko("chunk.failed"))).toBeVisible();
    await page.unroute("**/*.wasm");
    await page.getByRole("button", { name: ko("chunk.retry") }).click();
    await expectRoute(page, MASKS);
  });
});
