import type { Page } from "@playwright/test";
import { FOUR, FUND, FUND_DAY, PATH, Relief, type Person } from "../support/relief.ts";
import { expect, expectAccessible, open, test } from "../support/test.ts";
import type { Language } from "../support/texts.ts";

const PREMIUM = "premium_june_2021_krw";
const NAMES = { ko: FUND, en: "COVID-19 national support payment" };

async function settle(page: Page, lang: Language, theme: string, text: number): Promise<void> {
  await page.addInitScript((settings) => {
    localStorage.setItem("madang-settings", settings);
  }, JSON.stringify({ lang, theme, text }));
}

/**
 * Goes from the start to the results of a no, by every kind of field and a mistake, with all that
 * can be opened open; `look` is called wherever the page looks different.
 */
async function walk(relief: Relief, look: (where: string) => Promise<void>, fund: string): Promise<void> {
  const { page } = relief;
  const unfold = async () => {
    const closed = page.locator("main details:not([open]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
  };
  await look("start");
  await relief.begin("household", FUND_DAY, fund);
  const person: Person = { ...FOUR, [PREMIUM]: "310,001", property_tax_base_2020_krw: ["1억", "3억"] };
  await relief.run(person, async (fact) => {
    await unfold();
    await look(`the question of ${fact.id}`);
    if (fact.id !== PREMIUM) return false;
    await relief.button("add").click();
    await relief.button("next").click();
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    await look("an error");
    await page.getByRole("button", { name: relief.word("add.remove", { n: "2" }) }).click();
    await relief.choose(relief.word("sure.rough"));
    await look("a range");
    return false;
  });
  await unfold();
  await look("check");
  await relief.results();
  await unfold();
  await page.getByRole("combobox", { name: relief.result("digit") }).selectOption("7");
  await look("results");
}

for (const [lang, theme] of [
  ["ko", "light"],
  ["en", "high-contrast"],
] as const) {
  test(`no step scrolls sideways at 320 px with text of 200 %, ${lang}, ${theme}`, async ({ page, portal }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 640 });
    await settle(page, lang, theme, 200);
    await open(page, portal, PATH);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    const relief = new Relief(page, lang);
    const look = async (where: string) => {
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect.soft(over, where).toBe(0);
    };
    await walk(relief, look, NAMES[lang]);
  });
}

for (const [lang, theme] of [
  ["ko", "light"],
  ["en", "high-contrast"],
] as const) {
  test(`axe finds nothing at any step, ${lang}, ${theme}`, async ({ page, portal }) => {
    test.slow();
    await settle(page, lang, theme, 100);
    await open(page, portal, PATH);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    const relief = new Relief(page, lang);
    await walk(relief, (where) => expectAccessible(page, `${where}, ${theme}`), NAMES[lang]);
  });
}

test("every kind of question and every group of results is free of what axe finds", async ({ page, portal }) => {
  test.slow();
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("landlord");
  const looked = new Set<string>();
  await relief.run(
    {
      rent_cut_krw: "6,000,000",
      tenant_small_merchant: true,
      lease_started_on: "2019-03-01",
      rent_raised_after: null,
      landlord_income_krw: null,
    },
    async ({ kind }) => {
      if (!looked.has(kind)) await expectAccessible(page, `a question of ${kind}`);
      looked.add(kind);
      return false;
    },
  );
  expect([...looked].sort()).toEqual(["date", "krw", "yes_no"]);
  await expectAccessible(page, "answers with one that is not known");
  await relief.results();
  await expectAccessible(page, "open results");
});
