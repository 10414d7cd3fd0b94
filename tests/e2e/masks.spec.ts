import type { Page } from "@playwright/test";
import { list, total, word } from "../support/masks.ts";
import { disconnect, expect, offlineReady, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";

const outlets = (page: Page) => list(page).getByRole("listitem").filter({ has: page.getByRole("link") });
const classChip = (page: Page, name: string) =>
  page.getByRole("group", { name: word("filter.classes") }).getByRole("button", { name });

/** Chooses Gangneung by the two lists, as somebody without a position does. */
async function chooseGangneung(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: word("region.sido") }).selectOption({ label: "강원" });
  await page.getByRole("combobox", { name: word("region.sigungu") }).selectOption({ label: "강릉시" });
  await expect(page).toHaveURL(/#r=42150/);
  await expect(outlets(page).first()).toContainText(/\d (km|m)/);
  await expect.poll(() => isAtRest(page), { intervals: [300] }).toBe(true);
}

const seen = new WeakMap<Page, number>();

/** Whether the map shows as many outlets as when last asked: it flies to its place. */
async function isAtRest(page: Page): Promise<boolean> {
  const [before, now] = [seen.get(page), await count(page)];
  seen.set(page, now);
  return before === now;
}

/** The number in "지도 안 1,234곳". */
async function count(page: Page): Promise<number> {
  const text = (await total(page).textContent()) ?? "";
  return Number(text.replace(/\D/g, ""));
}

test("the nearest outlet with plenty in Gangneung, and again with the server gone", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/masks");
  await chooseGangneung(page);
  await classChip(page, word("class.plenty")).click();
  await expect(classChip(page, word("class.plenty"))).toHaveAttribute("aria-pressed", "true");
  const nearest = outlets(page).first();
  await expect(nearest).toContainText(word("class.plenty"));
  const name = await nearest.getByRole("link").textContent();
  await offlineReady(page);
  await disconnect(page, portal);
  await page.reload();
  await expect(outlets(page).first().getByRole("link")).toHaveText(name ?? "");
  await outlets(page).first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/가상/);
  await expect(page.getByText(word("store.prevails"))).toBeVisible();
  await expect(page.getByText(word("store.sample"))).toBeVisible();
  await page.reload();
  await expect(page.getByText(word("store.prevails"))).toBeVisible();
});

test("map and list count the same, and the classes add up", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await expect(total(page)).toHaveText(word("list.total", { n: "26,000" }));
  const mix = (await list(page).getByRole("status").getByRole("paragraph").textContent()) ?? "";
  const numbers = mix.split("·").map((part) => Number(part.replace(/\D/g, "")));
  expect(numbers.reduce((sum, n) => sum + n, 0)).toBe(26_000);
});

test("a class shows alone at the first press, and all come back at the second", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/masks");
  await chooseGangneung(page);
  const all = await count(page);
  const few = classChip(page, word("class.few"));
  await few.click();
  await expect(few).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => count(page)).toBeLessThan(all);
  for (const text of await outlets(page).allTextContents()) {
    expect(text).toContain(word("class.few"));
  }
  await few.click();
  await expect(few).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => count(page)).toBe(all);
});

test("the stock of the replayed time shows, not a later one", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  const status = page.getByRole("region", { name: ko("status.label") });
  await expect(status).toContainText("10:00");
  await expect(status).toContainText(ko("status.sample"));
  await expect(status).toContainText(ko("status.replay", { time: "2020-05-12 10:05" }));
});

test("the map by keyboard: closer, farther, the whole country", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await chooseGangneung(page);
  const near = await count(page);
  await page.getByRole("application", { name: word("map.label") }).focus();
  await page.keyboard.press("+");
  await expect.poll(() => count(page)).toBeLessThan(near);
  await page.keyboard.press("-");
  await expect.poll(() => count(page)).toBe(near);
  await page.keyboard.press("0");
  await expect.poll(() => count(page)).toBe(26_000);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: word("map.closer") })).toBeFocused();
});

test("my position sorts by distance; without it the regions do", async ({ page, portal, context }) => {
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 37.752, longitude: 128.876, accuracy: 30 });
  await open(page, portal, "/masks");
  await page.getByRole("button", { name: word("locate"), exact: true }).click();
  await expect(page.getByText(word("locate.found", { n: "30 m" }))).toBeVisible();
  await expect(outlets(page).first()).toContainText(/\d (km|m)/);
  await context.clearPermissions();
  await page.reload();
  await page.getByRole("button", { name: word("locate"), exact: true }).click();
  await expect(page.getByText(word("locate.refused"))).toBeVisible();
});

test("a shared link opens the outlet, with and without the hint of its sido", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/masks");
  await chooseGangneung(page);
  const link = outlets(page).first().getByRole("link");
  const href = (await link.getAttribute("href")) ?? "";
  await link.click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/가상/);
  const name = (await heading.textContent()) ?? "";
  for (const shared of [href, href.replace(/\.\d+$/, "")]) {
    await page.goto("about:blank");
    await open(page, portal, shared);
    await expect(heading).toHaveText(name);
  }
  await page.goto("about:blank");
  await open(page, portal, "/masks/store#1");
  await expect(page.getByText(word("store.missing"))).toBeVisible({ timeout: 20_000 });
  await page.getByRole("main").getByRole("link", { name: word("store.back") }).click();
  await expect(total(page)).toBeVisible();
});

test("going to an outlet and back finds region and filter as they were", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await chooseGangneung(page);
  await classChip(page, word("class.plenty")).click();
  await expect(page).toHaveURL(/#r=42150&c=p$/);
  const found = await count(page);
  await outlets(page).first().getByRole("link").click();
  await expect(page.getByText(word("store.prevails"))).toBeVisible();
  await page.goBack();
  await expect.poll(() => count(page)).toBe(found);
  await expect(classChip(page, word("class.plenty"))).toHaveAttribute("aria-pressed", "true");
});

test("records of an older app stay when the database gets its new form", async ({ page, portal }) => {
  // The browser serves a database's requests in turn: the older app's come first.
  await page.addInitScript(() => {
    const request = indexedDB.open("madang", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("editions").put('"kept"', "probe");
    };
    request.onsuccess = () => request.result.close();
  });
  await open(page, portal, "/masks");
  await expect(total(page)).toBeVisible();
  const after = () =>
    page.evaluate(
      () =>
        new Promise<unknown>((resolve, reject) => {
          const request = indexedDB.open("madang");
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const db = request.result;
            const stores = [...db.objectStoreNames];
            const record = db.transaction("editions").objectStore("editions").get("probe");
            record.onsuccess = () => resolve({ version: db.version, stores, kept: record.result });
          };
        }),
    );
  await expect
    .poll(after)
    .toEqual({
      version: 4,
      stores: ["editions", "favourites", "keys", "personal", "wallet"],
      kept: '"kept"',
    });
});
