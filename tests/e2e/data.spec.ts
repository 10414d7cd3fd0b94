import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { api } from "../support/paths.ts";
import { disconnect, expect, offlineReady, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";
import { keptData } from "../support/worker.ts";

const MASKS = "masks/index.json";

/** What the console says of such data, for whoever runs the portal. */
const TOLD = /console: (Failed to load resource.*404|.*the index says|.*not an index)/;

/** The line that says how fresh and how sure the data on show are. */
function status(page: Page): Locator {
  return page.getByRole("region", { name: ko("status.label") });
}

/** Opens the mask map and waits until the device has what it shows. */
async function visitMasks(page: Page, portal: { url: string }): Promise<void> {
  await page.goto(`${portal.url}/masks`);
  await expect(status(page)).toContainText(ko("status.sample"));
  await offlineReady(page);
  await expect
    .poll(async () => (await keptData(page)).join(" "))
    .toMatch(/masks\/index\.json.*masks\/stock-/);
}

/** The newest edition's index names files that are not there. */
async function halfPublished(folder: string): Promise<void> {
  const path = join(folder, MASKS);
  const index = await readFile(path, "utf8");
  const later = index
    .replace(/"edition":\s*\d+/, '"edition": 1000')
    .replace(/\.[0-9a-f]{16}\.json/g, ".00000000000000ff.json");
  await writeFile(path, later);
}

/** Every stock file has another content than its index says. */
async function wrongContent(folder: string): Promise<void> {
  for (const name of await readdir(join(folder, "masks"))) {
    if (name.startsWith("stock-")) await writeFile(join(folder, "masks", name), '{"regions":[]}');
  }
}

/** A snapshot's stock of a sido, field by field as published. */
type Region = Record<string, unknown> & { remain: string; created_min: unknown[]; stock_min: unknown[] };

/** A field out of range in the stock of every sido. */
const OUT_OF_RANGE: Record<string, (region: Region) => void> = {
  "a sido that is none": (region) => (region.sido = "99"),
  "a sido as a number": (region) => (region.sido = 11),
  "other outlets' hash": (region) => (region.stores = "0".repeat(64)),
  "more outlets than there are": (region) => (region.kinds = { pharmacy: 4_000_000_000 }),
  "fewer than none": (region) => (region.kinds = { pharmacy: -1 }),
  "unknown classes": (region) => (region.remain = "z".repeat(region.remain.length)),
  "a class too few": (region) => (region.remain = region.remain.slice(1)),
  "ages before the beginning": (region) => region.created_min.fill(-9e15),
  "ages past the end": (region) => region.created_min.fill(1e300),
  "ages as words": (region) => region.created_min.fill("soon"),
  "arrivals past the end": (region) => region.stock_min.fill(4_294_967_295),
  "no arrivals": (region) => region.stock_min.splice(0),
  "nothing at all": (region) => Object.keys(region).forEach((key) => delete region[key]),
};

/** Every snapshot changed, with an index that names it as it is. */
async function republished(folder: string, change: (region: Region) => void): Promise<void> {
  const path = join(folder, MASKS);
  const index = JSON.parse(await readFile(path, "utf8"));
  for (const dataset of index.datasets) {
    if (dataset.name !== "stock") continue;
    const snapshot = JSON.parse(await readFile(join(folder, dataset.path), "utf8"));
    snapshot.regions.forEach(change);
    const bytes = Buffer.from(JSON.stringify(snapshot));
    dataset.sha256 = createHash("sha256").update(bytes).digest("hex");
    dataset.bytes = bytes.length;
    dataset.path = dataset.path.replace(/\.[0-9a-f]{16}\./, `.${dataset.sha256.slice(0, 16)}.`);
    await writeFile(join(folder, dataset.path), bytes);
  }
  await writeFile(path, JSON.stringify(index));
}

/** Both indexes broke off. */
async function halfIndexes(folder: string): Promise<void> {
  for (const path of ["index.json", MASKS]) {
    const index = await readFile(join(folder, path), "utf8");
    await writeFile(join(folder, path), index.slice(0, index.length / 2));
  }
}

async function nothingPublished(folder: string): Promise<void> {
  await rm(join(folder, "index.json"));
}

test("the status line says what the data are", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await expect(status(page)).toContainText(ko("status.online"));
  await expect(status(page)).toContainText(ko("status.sample"));
  await expect(status(page)).toContainText(/예시 시각.*10:05/);
});

test("without a connection the device's data are shown, and said to be its own", async ({
  page,
  portal,
}) => {
  await visitMasks(page, portal);
  await disconnect(page, portal);
  await page.reload();
  await expect(status(page)).toContainText(ko("status.sample"));
  await expect(status(page)).toContainText(ko("status.cached"));
});

test("a link to an outlet opens it, without a connection too", async ({ page, portal }) => {
  const { code, name } = await someOutlet();
  const heading = page.getByRole("heading", { level: 1 });
  await open(page, portal, `/masks/store#${code}`);
  await expect(heading).toHaveText(name);
  await offlineReady(page);
  await expect.poll(async () => (await keptData(page)).join(" ")).toMatch(/masks\/stores-/);
  await page.reload();
  await expect(heading).toHaveText(name);

  await disconnect(page, portal);
  await page.reload();
  await expect(heading).toHaveText(name);
});

/** An outlet of Gangwon-do. */
async function someOutlet(): Promise<{ code: string; name: string }> {
  const files = await readdir(join(api(), "masks"));
  const gangwon = files.find((name) => /^stores-(42|51)\./.test(name)) ?? "";
  const stores = JSON.parse(await readFile(join(api(), "masks", gangwon), "utf8"));
  return { code: stores.code[0], name: stores.name[0] };
}

for (const [what, change, message] of [
  ["half-published", halfPublished, "data.absent"],
  ["damaged", wrongContent, "data.damaged"],
  ["broken off", halfIndexes, "data.damaged"],
  ["not there", nothingPublished, "data.absent"],
] as const) {
  test(`data that are ${what}: a calm message, and another try`, async ({
    page,
    portal,
    guard,
  }) => {
    guard.expect(TOLD);
    await portal.publish(change);
    await open(page, portal, "/masks");
    await expect(page.getByText(ko(message)).first()).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(ko("title.masks"));

    await portal.publish(async () => {});
    await page.getByRole("button", { name: ko("retry", {}, "masks") }).first().click();
    await expect(status(page)).toContainText(ko("status.sample"));
  });

  test(`data that are ${what}: the last good ones stay`, async ({ page, portal, guard }) => {
    guard.expect(TOLD);
    await visitMasks(page, portal);
    await portal.publish(change);
    await page.reload();
    await expect(status(page)).toContainText(ko("status.sample"));
    await expect(page.getByText(ko(message))).toHaveCount(0);
  });
}

test("a snapshot with a field out of range: a calm page, and never a crash", async ({
  page,
  portal,
  guard,
}) => {
  test.slow();
  guard.expect(/console: (.*the index says|.*not of the form|sido )/);
  const calm = page.getByText(ko("data.damaged")).or(page.getByText(/^지도 안/)).first();
  for (const [what, change] of Object.entries(OUT_OF_RANGE)) {
    await portal.publish((folder) => republished(folder, change));
    await page.goto("about:blank");
    await page.goto(`${portal.url}/masks#r=11110`);
    await expect(calm, what).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 }), what).toHaveText(ko("title.masks"));
    await expect(page.locator("#crashed"), what).toBeHidden();
  }
});
