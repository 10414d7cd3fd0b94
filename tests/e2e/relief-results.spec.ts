import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import ICAL from "ical.js";
import { FOUR, FUND, FUND_DAY, PATH, Relief, knowing, type Person } from "../support/relief.ts";
import { expect, open, test } from "../support/test.ts";

const PREMIUM = "premium_june_2021_krw";

/** The results of the 2021 fund for four with this premium. */
async function fundResults(page: Page, portal: { url: string }, premium: string): Promise<Relief> {
  await page.goto(portal.url + PATH);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY, FUND);
  await relief.run({ ...FOUR, [PREMIUM]: premium });
  await relief.results();
  return relief;
}

/** Opens a part of the fund's card. */
async function openPart(relief: Relief, key: string): Promise<void> {
  await relief.card(FUND).getByText(relief.result(key), { exact: true }).first().click();
}

test("the last digit of the birth year tells the day of one's turn", async ({ page, portal }) => {
  const relief = await fundResults(page, portal, "250,000");
  await openPart(relief, "when");
  const digit = page.getByRole("combobox", { name: relief.result("digit") });
  const online = relief.card(FUND).getByRole("listitem").filter({ hasText: "온라인 신청" });
  const atCounters = relief.card(FUND).getByRole("listitem").filter({ hasText: "주민센터와 은행" });
  await expect(online).toContainText("2021년 9월 6일 09:00");
  await expect(online).toContainText("2021년 10월 29일 18:00");

  // Monday 6 September 2021 for 1 and 6, and so on; whoever it was, at the weekend.
  for (const [last, first, second] of [
    ["1", "2021년 9월 6일", "2021년 9월 13일"],
    ["7", "2021년 9월 7일", "2021년 9월 14일"],
    ["3", "2021년 9월 8일", "2021년 9월 15일"],
    ["9", "2021년 9월 9일", "2021년 9월 16일"],
    ["0", "2021년 9월 10일", "2021년 9월 17일"],
  ] as const) {
    await digit.selectOption(last);
    await expect(online.getByText(new RegExp(`^끝자리 ${last}: `))).toContainText(first);
    await expect(atCounters.getByText(new RegExp(`^끝자리 ${last}: `))).toHaveText(`끝자리 ${last}: ${second}`);
  }
  await expect(online.getByText(/^끝자리 0: /)).toContainText("2021년 9월 11일, 2021년 9월 12일");
  await digit.selectOption("");
  await expect(relief.card(FUND).getByText(/^끝자리 \d: /)).toHaveCount(0);
});

test("the calendar file has the fund's dates", async ({ page, portal }) => {
  const relief = await fundResults(page, portal, "250,000");
  await openPart(relief, "when");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    relief.card(FUND).getByRole("button", { name: relief.result("calendar") }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^[\w-]+\.ics$/);
  const text = await readFile(await download.path(), "utf8");
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);

  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  expect(calendar.getFirstPropertyValue("prodid")).toBeTruthy();
  const events = calendar.getAllSubcomponents("vevent").map((part) => new ICAL.Event(part));
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  const dates = events.map(({ summary, startDate, endDate, component }) => {
    expect(component.getFirstPropertyValue("dtstamp")).toBeTruthy();
    return [summary.replace(`${FUND} `, ""), startDate.toString(), endDate.toString()];
  });
  // Hours are Korea's, nine before UTC; the end of whole days is the day after.
  expect(dates).toEqual([
    ["알림: 국민비서 알림", "2021-08-30", "2021-12-24"],
    ["신청: 온라인 신청", "2021-09-06T00:00:00Z", "2021-10-29T09:00:00Z"],
    ["신청: 주민센터와 은행에서 신청(은행 창구는 16시까지)", "2021-09-13T00:00:00Z", "2021-10-29T09:00:00Z"],
    ["신청: 찾아가는 신청(요청하면 방문)", "2021-09-13", "2021-10-30"],
    ["이의신청: 이의신청", "2021-09-06", "2021-11-13"],
    ["사용: 쓸 수 있는 기간", "2021-12-31", "2022-01-01"],
  ]);
});

test("the draft of an objection holds the answers, and can be copied and changed", async ({
  page,
  portal,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY, FUND);
  const asked = await relief.run({ ...FOUR, [PREMIUM]: "310,001" });
  await relief.results();
  await openPart(relief, "appeal");
  const letter = relief.card(FUND).getByRole("textbox", { name: relief.result("letter") });
  const text = await letter.inputValue();
  for (const part of [
    `제도: ${FUND}`,
    "310,000원 이하",
    `- ${relief.name(PREMIUM)}: 310,001원`,
    `- ${relief.name("household_size")}: 4`,
    `- ${relief.name("earners")}: 한 명이거나 없어요`,
    `- ${relief.name("insurance_type")}: 직장가입자만 있어요`,
  ]) {
    expect(text).toContain(part);
  }
  // It claims what was asked, and nothing else; no hole is left open.
  const claimed = [...text.matchAll(/^- ([^:()]+): /gm)].map(([, name]) => name);
  expect(claimed.sort()).toEqual(asked.map((id) => relief.name(id)).sort());
  expect(text).not.toMatch(/[{}?]|undefined/);
  await relief.card(FUND).getByRole("button", { name: relief.result("letter.copy") }).click();
  await expect(page.getByText(relief.result("letter.copied"))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await letter.fill("다시 살펴 주세요.");
  await expect(letter).toHaveValue("다시 살펴 주세요.");
});

test("what to bring, where, notes and sources stand by the verdict", async ({ page, portal }) => {
  const relief = await fundResults(page, portal, "250,000");
  const card = relief.card(FUND);
  for (const [key, text] of [
    ["documents", "건강보험료 납부확인서"],
    ["when", "카드사 누리집"],
    ["appeal", "국민신문고"],
    ["notes", "가구원의 보험료를 모두 더합니다"],
    ["sources", "news.seoul.go.kr/welfare/archives/534906"],
  ] as const) {
    const shown = card.getByText(text).first();
    await expect(shown).toBeHidden();
    await openPart(relief, key);
    await expect(shown).toBeVisible();
  }
  await expect(card.getByText(relief.result("evidence.source"))).toBeVisible();
  await expect(page.getByText(relief.result("disclaimer"))).toBeVisible();
  await page.getByRole("button", { name: relief.result("prove") }).click();
  await expect(page.getByText(relief.result("prove.done", { n: "1" }))).toBeVisible();
  // The rows for those whose insurance was examined apart are in no source.
  await expect(page.getByText(relief.result("prove.holes", { n: "1" }))).toBeVisible();
});

test("what no source settles is to be confirmed, not promised", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY, FUND);
  await relief.run({ ...FOUR, insurance_type: "separate", [PREMIUM]: 0 });
  await relief.results();
  await expect(relief.card(FUND).getByText(relief.word("verdict.confirm"), { exact: true })).toBeVisible();
  await expect(relief.card(FUND)).toContainText(relief.result("state.confirm"));
  await expect(page.getByText(relief.result("total.none"))).toBeVisible();
});

test("another day means another version, and what is not of the day is marked", async ({ page, portal }) => {
  const plan = `${FUND}(7월 26일 계획)`;
  await open(page, portal, PATH);
  const relief = new Relief(page);
  const day = page.getByLabel(relief.word("as_of"));
  await relief.begin("household", "2021-08-29");
  await expect(await relief.standing(plan)).toBeVisible();
  const show = async (date: string) => {
    await page.goto(`${portal.url}${PATH}`);
    await day.fill(date);
    await relief.button("resume").click();
    await page.goto(`${portal.url}${PATH}#results`);
    await expect(relief.heading).toHaveText(relief.result("title"));
    await expect(page.getByText(relief.result("as_of", { date: spoken(date) }))).toBeVisible();
  };
  const draft = relief.word("draft");
  const late = relief.word("not_in_force");
  const marks = (name: string) => ({
    draft: relief.card(name).getByText(draft),
    late: relief.card(name).getByText(late),
  });

  // The plan was announced, and gave way to the final version on 30 August.
  await show("2021-08-29");
  await expect(marks(plan).draft).toBeVisible();
  await expect(marks(plan).late).toHaveCount(0);
  await expect(relief.card(FUND)).toHaveCount(0);
  await show("2021-08-30");
  await expect(marks(FUND).draft).toHaveCount(0);
  await expect(marks(FUND).late).toHaveCount(0);
  await expect(relief.card(plan)).toHaveCount(0);
  await expect(marks("긴급재난지원금").late).toBeVisible();
  // After its last day the nearest version answers, and is marked.
  await show("2022-01-01");
  await expect(marks(FUND).late).toBeVisible();
  // Of versions that are all to come a plan is none to go by.
  await show("2020-04-30");
  await expect(marks("긴급재난지원금").late).toHaveCount(0);
  await expect(marks(FUND).late).toBeVisible();
  await show("2020-04-29");
  await expect(marks("긴급재난지원금(4월 3일 계획)").draft).toBeVisible();
  await expect(marks("긴급재난지원금(4월 3일 계획)").late).toHaveCount(0);
});

/** A date as the page says it. */
function spoken(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}년 ${month}월 ${day}일`;
}

/** A freelancer with a small shop: entitled to two programmes that are not paid together. */
const BOTH: Person = {
  business_size: "small",
  business_sector: "service",
  business_opened_on: "2018-03-02",
  business_open: true,
  employees: 0,
  sales_2020_krw: "30,000,000",
  sales_2020_against_2019: "fell",
  measure_2020_11: "restricted",
  worker_type: "special",
  received_employment_stability_1_2020: true,
  received_employment_stability_2_2020: false,
  received_employment_stability_3_2021: false,
  received_buteommok_2021: false,
};

test("two programmes that are not paid together are not counted twice", async ({ page, portal }) => {
  test.slow();
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("self_employed", "2021-01-25");
  await relief.run(knowing(BOTH));
  await relief.results();
  const [shop, work] = ["버팀목자금", "긴급고용안정지원금 3차"];
  await expect(relief.card(shop).getByText("2,000,000원", { exact: true })).toBeVisible();
  await expect(relief.card(work).getByText("500,000원", { exact: true })).toBeVisible();
  await expect(page.getByText(relief.result("left_out", { name: work, other: shop }))).toBeVisible();
});

test("printed, the results are whole and the buttons are not there", async ({ page, portal }) => {
  const relief = await fundResults(page, portal, "310,001");
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "yes");
  });
  await page.getByRole("button", { name: relief.result("print") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "yes");
  await page.emulateMedia({ media: "print" });
  await expect(relief.card(FUND).getByText(relief.word("verdict.no"), { exact: true })).toBeVisible();
  await expect(relief.card(FUND)).toContainText("310,000원 이하");
  await expect(page.getByText(relief.result("disclaimer"))).toBeVisible();
  await expect(page.getByRole("button", { name: relief.result("print") })).toBeHidden();
  await expect(page.getByRole("navigation").first()).toBeHidden();
});
