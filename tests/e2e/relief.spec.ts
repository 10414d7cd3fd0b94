import type { Page } from "@playwright/test";
import { expect, open, test } from "../support/test.ts";
import { FOUR, FUND, FUND_DAY, PATH, Relief, type Person } from "../support/relief.ts";

/** The facts that the notice of the 2021 fund speaks of. */
const OF_THE_FUND = [...Object.keys(FOUR), "premium_june_2021_krw"];

/** What a household says of the other programmes. */
const OTHERWISE: Person = {
  residence: "registered",
  home_region: "big_city",
  median_percent_2020: ["100", "150"],
  household_assets_2020_krw: null,
  household_income_fell_2020: false,
  on_government_support_2020: false,
  isolation_days: 0,
  paid_leave_for_isolation: false,
  jinju_monthly_purchase_krw: 0,
};

test("a couple with two children and one salary, the premium only roughly known: yes, and why", async ({
  page,
  portal,
}) => {
  const couple: Person = {
    ...OTHERWISE,
    ...FOUR,
    premium_june_2021_krw: ["28만", "30만 5천"],
    property_tax_base_2020_krw: ["1억", "3억"],
  };
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY);

  const left: number[] = [];
  const asked = await relief.run(couple, async () => {
    left.push(await relief.left());
    return (await (await relief.standing(FUND)).innerText()).includes(relief.word("verdict.yes"));
  });
  expect(asked.filter((id) => OF_THE_FUND.includes(id)).length).toBeLessThanOrEqual(6);
  left.pop();
  const later = await relief.run(couple, async () => {
    left.push(await relief.left());
    return false;
  });

  // Nothing is asked twice, and there are never more questions than were said.
  const all = [...asked, ...later];
  expect(new Set(all).size).toBe(all.length);
  left.forEach((said, place) => expect(said).toBeGreaterThanOrEqual(all.length - place));
  await expect(page.getByText(relief.word("check.settled"))).toBeVisible();

  await relief.results();
  const fund = relief.card(FUND);
  await expect(fund.getByText("1,000,000원", { exact: true })).toBeVisible();
  await expect(fund.getByText(relief.word("verdict.yes"), { exact: true })).toBeVisible();
  await expect(fund).toContainText("가구 건강보험료 합계가 310,000");
  await expect(fund.getByText(relief.word("not_in_force"))).toHaveCount(0);
  // The fund of 2020 paid 1,000,000 won to four, too.
  await expect(page.getByText("2,000,000원", { exact: true })).toBeVisible();
});

test("a couple that asks about the 2021 fund alone: at most six questions", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY, FUND);
  const asked = await relief.run({ ...FOUR, premium_june_2021_krw: ["28만", "30만 5천"] });
  expect(asked.length).toBeLessThanOrEqual(6);
  await relief.results();
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(relief.card(FUND).getByText("1,000,000원", { exact: true })).toBeVisible();
});

test("a household 1 won above the line for four: no, and what would change it", async ({ page, portal }) => {
  const household: Person = { ...OTHERWISE, ...FOUR, premium_june_2021_krw: "310,001" };
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY);
  await relief.run(household);
  await expect(await relief.standing(FUND)).toContainText(relief.word("verdict.no"));
  await relief.results();

  const fund = relief.card(FUND);
  await expect(fund.getByText(relief.word("verdict.no"), { exact: true })).toBeVisible();
  const fails = fund.getByRole("listitem").filter({ hasText: relief.result("state.fails") });
  await expect(fails).toHaveCount(1);
  await expect(fails).toContainText("310,000원 이하");
  await expect(fails).toContainText("310,001원");

  // The rest was not asked any more, so that no change alone promises a yes.
  const flip = (id: string, value: string) => {
    const text = relief.result("flip.open", { name: relief.name(id), value });
    return fund.getByRole("listitem").filter({ hasText: text });
  };
  const premium = flip("premium_june_2021_krw", "310,000원");
  await expect(premium).toContainText(relief.result("flip.less", { by: "1원" }));
  const earners = flip("earners", "두 명 이상이에요");
  await expect(earners).toContainText(relief.result("flip.line", { figures: "390,000원" }));
});

/** Someone who runs a small café, and does not know how the line of business fared. */
const CAFE: Person = {
  business_size: "small",
  business_sector: "food_lodging",
  business_opened_on: "2018-03-02",
  business_open: true,
  business_open_2021_12_31: true,
  employees: 2,
  sales_2019_krw: "150,000,000",
  sales_2020_krw: ["85,000,000", "95,000,000"],
  sales_2020_against_2019: "fell",
  measure_2020_09: "restricted",
  measure_2020_11: "restricted",
  measure_2021_03: "restricted",
  measure_2020_08_to_2021_07: "restricted",
  measure_weeks: 20,
  sector_decline_2020_percent: null,
  sector_decline_2021_percent: null,
  sales_fell_hope: true,
  eligible_businesses: 1,
  measure_in_quarter: "restricted",
  measure_days: 80,
  daily_sales_drop_krw: "100,000",
  loss_rate_percent: 50,
  sales_fell_late_2021: true,
  sales_fell_loss_make_up: true,
  worker_type: "other",
  received_employment_stability_1_2020: false,
  received_employment_stability_3_2021: false,
  business_in_disaster_area: false,
  vat_type: "simplified",
};

test("a café under measures, in English: each fund with its own amount", async ({ page, portal }) => {
  await page.addInitScript(() => {
    localStorage.setItem("madang-settings", '{"lang":"en","theme":"light","text":100}');
  });
  await open(page, portal, PATH);
  const relief = new Relief(page, "en");
  await relief.begin("self_employed", "2021-01-12");
  const asked = await relief.run(CAFE);
  // An isolation or a child has nothing to do with a business.
  expect(asked).not.toContain("isolation_days");
  expect(asked).not.toContain("children");
  await relief.results();

  const amounts = {
    "Buteommok fund": "2,000,000 won",
    "New Hope fund": "1,500,000 won",
    "Buteommok Plus fund": "3,000,000 won",
    "Hope Recovery fund": "3,000,000 won",
    // 80% of 80 days at 100,000 won, of which half was profit and fixed costs.
    "Loss compensation for small business": "3,200,000 won",
    "Quarantine support, first round": "1,000,000 won",
    "Quarantine support, second round": "3,000,000 won",
  };
  for (const [name, won] of Object.entries(amounts)) {
    await expect(relief.card(name).getByText(relief.word("verdict.yes"), { exact: true })).toBeVisible();
    await expect(relief.card(name).getByText(won).first()).toBeVisible();
  }
  await expect(page.getByText("16,700,000 won", { exact: true })).toBeVisible();
  const makeUp = relief.card("Loss make-up payment");
  await expect(makeUp.getByText(relief.result("amount.unknown"))).toBeVisible();
  await expect(page.getByText(relief.result("total.unknown"))).toBeVisible();
  await expect(page.getByText("not in force on this day").first()).toBeVisible();
  await expect(relief.card("Buteommok fund").getByText("not in force on this day")).toHaveCount(0);
  // Nothing on the page is left in the other language.
  expect(await page.getByRole("main").innerText()).not.toMatch(/\p{Script=Hangul}/u);
});

/** A parent of two, one of them in second grade, who took leave for twelve days. */
const PARENT = {
  children: "2",
  care_days: "12",
  care_child_age: "8",
  children_allowance_2020: "1",
  children_to_elementary_2020: "2",
  children_in_middle_school_2020: "0",
};

test("a parent comes from start to results by keyboard alone", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await tabInto(page, relief.word("who.household"));
  for (let steps = 0; !(await isFocused(page, relief.word("who.parent"))); steps += 1) {
    expect(steps).toBeLessThan(6);
    await page.keyboard.press("ArrowDown");
  }
  await tabInto(page, relief.word("start"));
  await page.keyboard.press("Enter");

  const asked = new Set<string>();
  for (;;) {
    await expect(relief.heading).toBeFocused();
    const question = await relief.asked();
    if (!question) break;
    asked.add(question.id);
    const said = PARENT[question.id as keyof typeof PARENT];
    expect(said, `an answer to ${question.id}`).toBeDefined();
    await tabInto(page, relief.name(question.id));
    await page.keyboard.type(said);
    await page.keyboard.press("Enter");
    await expect(relief.heading).not.toHaveText(question.question.ko);
  }
  expect([...asked].sort()).toEqual(Object.keys(PARENT).sort());

  await expect(relief.heading).toHaveText(relief.word("check"));
  await tabInto(page, relief.word("results"));
  await page.keyboard.press("Enter");
  await expect(relief.heading).toHaveText(relief.result("title"));
  await expect(relief.heading).toBeFocused();
  // Ten days of leave at most, a coupon for one child, and care aid for two.
  await expect(relief.card("가족돌봄비용 긴급지원")).toContainText("500,000원");
  await expect(relief.card("아동돌봄쿠폰")).toContainText("400,000원");
  await expect(relief.card("아동 특별돌봄 지원")).toContainText("400,000원");
  await expect(page.getByText("1,300,000원", { exact: true })).toBeVisible();
  await expect(relief.card("비대면 학습 지원").getByText(relief.word("verdict.no"), { exact: true })).toBeVisible();
});

/** Whether what has the focus is called `name`: by its label, or by its own text. */
function isFocused(page: Page, name: string): Promise<boolean> {
  return page.evaluate((name) => {
    const focused = document.activeElement;
    const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : focused;
    return label?.textContent?.trim().startsWith(name) ?? false;
  }, name);
}

/** Presses Tab until what is called `name` has the focus. */
async function tabInto(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    if (await isFocused(page, name)) return;
  }
  throw new Error(`Tab never reaches ${name}`);
}
