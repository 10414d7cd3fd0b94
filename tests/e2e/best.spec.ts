import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { list, word } from "../support/masks.ts";
import { ROOT } from "../support/paths.ts";
import { expect, open, test } from "../support/test.ts";

const outlets = (page: Page) =>
  list(page).getByRole("listitem").filter({ has: page.getByRole("link") });
const order = (page: Page) => page.getByLabel(word("sort.label"));
const texts = JSON.parse(readFileSync(`${ROOT}src/i18n/locales/ko/masks.json`, "utf8")) as object;
const reasons: string[] = Object.entries(texts).flatMap(([key, text]) =>
  key.startsWith("why.") ? [text] : [],
);
// The longer first: one may be part of another.
reasons.sort((a, b) => b.length - a.length);
const masks = ["plenty", "some", "few"].map((name) => word(`class.${name}`));

/** The classes and reasons that the first rows say. */
async function rows(page: Page): Promise<{ text: string; why: string | undefined }[]> {
  const shown = (await outlets(page).allTextContents()).slice(0, 15);
  return shown.map((text) => ({ text, why: reasons.find((reason) => text.includes(reason)) }));
}

test("the best bet comes first unless another order is chosen, and each row says why", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/masks#r=42150");
  await expect(order(page)).toHaveValue("best");
  await expect(outlets(page).first()).toContainText(/\d (km|m)/);
  for (const { text, why } of await rows(page)) {
    expect(why, text).toBeDefined();
    expect(masks.some((name) => text.includes(name)), text).toBe(true);
  }
  await order(page).selectOption("new");
  await expect(page).toHaveURL(/s=new$/);
  await expect.poll(async () => (await rows(page)).some(({ why }) => why)).toBe(false);
  await order(page).selectOption("best");
  await expect(page).toHaveURL(/s=best$/);
  await expect.poll(async () => (await rows(page)).every(({ why }) => why)).toBe(true);
});

test("without a place to measure from bets are ordered by their chances", async ({ page, portal }) => {
  await open(page, portal, "/masks#s=best");
  await page.getByRole("application", { name: word("map.label") }).focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("+");
  await expect(outlets(page).first()).toContainText(word("class.plenty"));
  const found = await rows(page);
  expect(found.length).toBeGreaterThan(0);
  expect([word("why.many_fresh"), word("why.many")]).toContain(found[0]?.why);
  for (const { text, why } of found) {
    expect(why, text).toBeDefined();
    expect(text).not.toMatch(/\d (km|m)/);
  }
  const chances = found.map(({ text }) => chance(text));
  expect(chances).toEqual([...chances].sort((a, b) => b - a));
});

/** How likely there still is one: half after `half` minutes, five of which the trying takes. */
function chance(row: string): number {
  const half = [75, 25, 5].find((_, index) => row.includes(masks[index] ?? "?")) ?? 0;
  const age = Number(/(\d+)분 전/.exec(row)?.[1] ?? 0) + 60 * Number(/(\d+)시간/.exec(row)?.[1] ?? 0);
  return half / (half + age + 5);
}
