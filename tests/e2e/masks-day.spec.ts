/** The sample's day on the mask map: history, trend, long lists, slow lines, centres. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { list, total, word } from "../support/masks.ts";
import { disconnect, expect, expectAccessible, offlineReady, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";
import { keptData } from "../support/worker.ts";

const rows = (page: Page) => list(page).locator("li[aria-posinset]");

test("a slider looks back over the day, and a button comes back", async ({ page, portal }) => {
  await open(page, portal, "/masks#r=42150");
  const status = page.getByRole("region", { name: ko("status.label") });
  await expect(status).toContainText("10:00");
  await expect(rows(page).first()).toBeVisible();
  await page.getByText(word("history"), { exact: true }).click();
  const slider = page.getByRole("slider", { name: word("history.slider") });
  const before = await list(page).getByRole("status").first().textContent();
  await slider.focus();
  await slider.press("End");
  await expect(page.getByText(word("history.at", { time: "2020-05-12 20:00" })).first()).toBeVisible();
  await expect(list(page).getByRole("status").first()).not.toHaveText(before ?? "");
  await slider.press("Home");
  await expect(page.getByText(word("history.at", { time: "2020-05-12 08:00" })).first()).toBeVisible();
  await page.getByRole("button", { name: word("history.return") }).click();
  await expect(list(page).getByRole("status").first()).toHaveText(before ?? "");
});

test("an outlet's page draws its day so far, with a table that says the same", async ({ page, portal }) => {
  await open(page, portal, "/masks#r=42150");
  await rows(page).first().getByRole("link").click();
  const trend = page.getByRole("region", { name: word("trend") });
  await trend.getByText(word("trend.table")).click();
  const times = trend.getByRole("rowheader");
  await expect(times).toHaveText(["08:00", "08:30", "09:00", "09:30", "10:00"]);
  await expect(trend.getByRole("cell", { name: word("trend.none") })).toHaveCount(0);
  // The newest line is the stock on top of the page.
  const last = await trend.getByRole("row").last().getByRole("cell").first().textContent();
  await expect(page.locator(".store-class")).toContainText(last ?? "?");
});

test("the way there names who else it leads to", async ({ page, portal }) => {
  await open(page, portal, "/masks#r=42150");
  await rows(page).first().getByRole("link").click();
  const ways = page.getByRole("region", { name: word("store.directions") });
  await expect(ways.getByText(word("store.leaves"))).toBeVisible();
  const hrefs = await ways.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(hrefs.map((href) => href.split(/[:/]+/).slice(0, 2).join(" "))).toEqual([
    expect.stringMatching(/^geo \d/),
    "https map.kakao.com",
    "https map.naver.com",
    "https www.google.com",
  ]);
});

test("thousands of rows, a page of them at a time, to the very last", async ({ page, portal }) => {
  await open(page, portal, "/masks#r=11");
  await expect.poll(async () => Number(((await total(page).textContent()) ?? "").replace(/\D/g, ""))).toBeGreaterThan(3000);
  await expect(rows(page).first()).toHaveAttribute("aria-posinset", "1");
  const size = Number(await rows(page).first().getAttribute("aria-setsize"));
  expect(size).toBeGreaterThan(1000);
  expect(await rows(page).count()).toBeLessThan(200);
  // The page grows a little where rows are higher than the first ones, and the list
  // itself while its neighbours' outlets arrive.
  const atEnd = async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const place = await rows(page).last().evaluate((row) => [row.ariaPosInSet, row.ariaSetSize]);
    return place[0] === place[1];
  };
  await expect.poll(atEnd, { timeout: 15_000 }).toBe(true);
  expect(await rows(page).count()).toBeLessThan(200);
});

test("the list's rows come under the keyboard's focus one after the other", async ({ page, portal }) => {
  await open(page, portal, "/masks#r=42150");
  await rows(page).first().getByRole("link").focus();
  for (let step = 0; step < 60; step += 1) await page.keyboard.press("Tab");
  // Two stops a row.
  const at = await page.evaluate(() => document.activeElement?.closest("li")?.getAttribute("aria-posinset"));
  expect(at).toBe("31");
  // What is chosen there stands out above the list, and the focus is on it.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(list(page).getByRole("heading", { name: word("selected") })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: word("selected.close") })).toBeFocused();
});

test("otherwise the whole country follows, and what is looked at closely shows its emd", async ({ page, portal }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, portal, "/masks#r=11140");
  await expect(rows(page).first()).toBeVisible();
  await expect.poll(() => new Set(asked.filter((path) => /masks\/stores/.test(path))).size).toBe(17);
  expect(asked).toContain("/basemap/emd/11.json");
});

test("on a dear line only what is looked at is fetched", async ({ page, portal }) => {
  await page.addInitScript(() => {
    const connection = { saveData: true, effectiveType: "4g" };
    Object.defineProperty(navigator, "connection", { value: connection });
  });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.clock.install();
  await open(page, portal, "/masks#r=11140");
  await expect(rows(page).first()).toBeVisible();
  await page.clock.runFor(10_000);
  await expect(rows(page).first()).toBeVisible();
  expect(asked.filter((path) => path.includes("/emd/"))).toEqual([]);
  const stores = asked.filter((path) => /masks\/stores/.test(path));
  expect(stores, "Seoul alone").toHaveLength(1);
});

test("newer stock comes as the few changes to what is here, and holds without a connection", async ({
  page,
  portal,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.clock.install();
  await open(page, portal, "/masks#r=42150");
  const status = page.getByRole("region", { name: ko("status.label") });
  await expect(status).toContainText("10:00");
  await offlineReady(page);
  await portal.publishAgain(async (folder) => {
    const path = join(folder, "index.json");
    const index = await readFile(path, "utf8");
    await writeFile(path, index.replace("2020-05-12T01:05:00Z", "2020-05-12T01:35:00Z"));
  });
  await page.clock.runFor(130_000);
  await expect(status).toContainText("10:30");
  const later = asked.filter((path) => path.includes("20200512T0130Z"));
  expect(later).toEqual([expect.stringMatching(/stock-changes/)]);
  const before = await list(page).getByRole("status").first().textContent();

  await disconnect(page, portal);
  await page.reload();
  await expect(status).toContainText("10:30");
  await expect(list(page).getByRole("status").first()).toHaveText(before ?? "");
});

test("screening centres are a layer of their own, marked as a sample", async ({ page, portal }) => {
  await open(page, portal, "/masks#r=11");
  await page.getByRole("button", { name: word("centres") }).click();
  const centres = page.getByRole("region", { name: word("centres") });
  await expect(centres.getByRole("heading", { level: 2 })).toHaveText(/선별진료소 \d+곳/);
  await expect(centres.getByText(word("centres.sample"))).toBeVisible();
  await expect(centres.getByRole("listitem").filter({ hasText: /열려 있어요|닫혀 있어요|알 수 없어요/ }).first()).toBeVisible();
  await expect(centres.getByRole("list", { name: word("centre.hours") }).first()).toContainText(/월–.*\d\d:\d\d–\d\d:\d\d/);
  await expectAccessible(page, "screening centres");
  await page.getByRole("button", { name: word("centres") }).click();
  await expect(centres).toBeHidden();
});

test("no signal after one earlier visit: born 1987, in Paldal-gu on that Tuesday", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await expect(total(page)).toBeVisible();
  await offlineReady(page);
  const kept = async () => (await keptData(page)).filter((path) => /masks\/(stores|rules)/.test(path));
  await expect.poll(async () => (await kept()).length).toBe(18);
  await disconnect(page, portal);
  await page.goto("about:blank");
  await open(page, portal, "/masks");
  await page.getByRole("combobox", { name: word("region.sido") }).selectOption({ label: "경기" });
  await page.getByRole("combobox", { name: word("region.sigungu") }).selectOption({ label: "수원시 팔달구" });
  // Where to go: the first row says so, and why.
  await expect(rows(page).first()).toContainText(word("class.plenty"));
  await expect(rows(page).first()).toContainText(/가깝/);
  // And whether it is worth going.
  await page.getByRole("link", { name: word("today") }).click();
  await page.getByRole("combobox", { name: ko("year", {}, "masks_today") }).selectOption("1987");
  await expect(page.getByRole("main")).toContainText(ko("answer.yes", {}, "masks_today"));
});
