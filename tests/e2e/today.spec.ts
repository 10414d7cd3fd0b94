import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import {
  appStands,
  disconnect,
  expect,
  expectAccessible,
  offlineReady,
  open,
  test,
} from "../support/test.ts";
import { ko, textIn } from "../support/texts.ts";
import { keptData } from "../support/worker.ts";

const PATH = "/masks/today";
const word = (key: string, values = {}) => ko(key, values, "masks_today");

const year = (page: Page) => page.getByRole("combobox", { name: word("year") });
const asOf = (page: Page) => page.getByLabel(word("as_of"));
const answer = (page: Page) => page.getByRole("region", { name: word("answer.label") });
const days = (page: Page) => section(page, "week").getByRole("listitem");
const note = (page: Page) => page.getByRole("button", { name: word("bought.note") });
const remember = (page: Page) => page.getByRole("checkbox", { name: word("remember") });

/** The part of the page under a heading. */
function section(page: Page, key: string) {
  const heading = page.getByRole("heading", { level: 2, name: word(key), exact: true });
  return page.locator("section").filter({ has: heading });
}

/** Opens the page and says a birth year, and on which date to answer. */
async function ask(page: Page, portal: { url: string }, born: number, date?: string): Promise<void> {
  await page.goto(portal.url + PATH);
  await year(page).selectOption(String(born));
  if (date) await asOf(page).fill(date);
}

/** Says that masks were bought. */
async function buy(page: Page, date: string, masks: number): Promise<void> {
  await page.getByLabel(word("bought.date")).fill(date);
  await page.getByLabel(word("bought.masks")).selectOption(String(masks));
  await note(page).click();
}

/** How many records of the citizen's own the device has. */
function personalRecords(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let records = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ""));
      if (database.objectStoreNames.contains("personal")) {
        records += await done(database.transaction("personal").objectStore("personal").count());
      }
      database.close();
    }
    return records;
  });
}

test("born 1987, on Tuesday 12 May 2020: yes, and when else this week", async ({ page, portal }) => {
  await open(page, portal, PATH);
  await expect(page.getByText(word("answer.ask"))).toBeVisible();
  await year(page).selectOption("1987");
  await expect(asOf(page)).toHaveValue("2020-05-12");
  await expect(answer(page)).toContainText("5월 12일 화요일");
  await expect(answer(page).getByText(word("answer.yes"), { exact: true })).toBeVisible();
  await expect(answer(page)).toContainText("끝자리 2·7");
  await expect(answer(page)).toContainText("3개");

  await expect(days(page)).toHaveCount(7);
  await expect(days(page).first()).toHaveAttribute("aria-current", "date");
  await expect(days(page).first()).toContainText(word("week.today"));
  const may = await days(page).allInnerTexts();
  const yes = may.map((text) => text.includes(word("answer.yes")));
  expect(yes).toEqual([true, false, false, false, true, true, false]);
});

test("born 1988: not on Tuesday, but on Wednesday", async ({ page, portal }) => {
  await ask(page, portal, 1988);
  await expect(answer(page).getByText(word("answer.no"), { exact: true })).toBeVisible();
  await expect(answer(page)).toContainText("끝자리 8의 날은 수요일");
  await expect(answer(page)).toContainText(word("next", { date: "5월 13일 수요일" }));
  await expect(days(page).nth(1)).toContainText(word("answer.yes"));
});

test("on a public holiday anyone may buy", async ({ page, portal }) => {
  await ask(page, portal, 1988, "2020-04-30");
  await expect(answer(page).getByText(word("answer.yes"), { exact: true })).toBeVisible();
  await expect(answer(page)).toContainText("부처님오신날");
  await expect(days(page).first()).toContainText(word("week.as_of"));
  await asOf(page).fill("2020-04-29");
  await expect(answer(page)).toContainText("끝자리 3·8");
  await expect(days(page).nth(1)).toContainText("부처님오신날");
});

test("before and after the scheme it is said to be history", async ({ page, portal }) => {
  await ask(page, portal, 1987, "2020-02-26");
  await expect(answer(page)).toContainText(word("answer.before"));
  await expect(answer(page)).toContainText("2020년 2월 27일");
  await asOf(page).fill("2020-07-11");
  await expect(answer(page)).toContainText(word("why.unlimited"));
  await asOf(page).fill("2020-07-12");
  await expect(answer(page)).toContainText(word("answer.after"));
  await expect(page.getByText(word("lead", { date: "2020년 7월 11일" }))).toBeVisible();
});

test("what was bought is counted, and can be taken back", async ({ page, portal }) => {
  await ask(page, portal, 1987);
  await buy(page, "2020-05-12", 3);
  await expect(answer(page).getByText(word("answer.no"), { exact: true })).toBeVisible();
  await expect(answer(page)).toContainText(word("why_not.used_up"));
  await expect(answer(page)).toContainText(word("next", { date: "5월 19일 화요일" }));
  await page.getByRole("button", { name: new RegExp(`^${word("bought.undo")}`) }).click();
  await expect(answer(page).getByText(word("answer.yes"), { exact: true })).toBeVisible();
  await expect(page.getByText(word("bought.none"))).toBeVisible();
  await expect(note(page)).toBeFocused();
});

test("three bought on 15 to 17 June leave seven from the 18th", async ({ page, portal }) => {
  await ask(page, portal, 1987, "2020-06-17");
  await buy(page, "2020-06-15", 1);
  await buy(page, "2020-06-17", 2);
  await expect(answer(page)).toContainText(word("why_not.used_up"));
  await asOf(page).fill("2020-06-18");
  await expect(answer(page)).toContainText(word("left", { n: "7개" }));
});

test("who may buy for a child, and with what in hand", async ({ page, portal }) => {
  await ask(page, portal, 2010);
  const own = section(page, "proxy").getByRole("heading", { level: 4 });
  await expect(own).toHaveText(["2002년 이후에 태어난 사람"]);
  await expect(section(page, "proxy").getByText("가족관계증명서 또는 주민등록등본").first()).toBeVisible();
  await expect(section(page, "proxy").getByText(word("evidence.read")).first()).toBeVisible();

  const pregnant = section(page, "proxy").getByText("임신부", { exact: true });
  const certificate = section(page, "proxy").getByText(/임신확인서/);
  await expect(certificate).toBeHidden();
  await pregnant.click();
  await expect(certificate).toBeVisible();

  await year(page).selectOption("1987");
  await expect(own).toHaveCount(0);
  await asOf(page).fill("2020-05-18");
  await expect(own).toHaveText(["모든 가족과 동거인"]);
  await asOf(page).fill("2020-03-07");
  await expect(section(page, "proxy")).toContainText(word("proxy.none"));
});

test("the rule in force has its dates, sources and marks", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const rule = section(page, "rule");
  await expect(rule).toContainText("2020년 4월 27일부터 2020년 5월 17일까지");
  await expect(rule).toContainText("월 1·6, 화 2·7, 수 3·8, 목 4·9, 금 5·0");
  const source = rule.getByRole("link", { name: /뉴데일리/ }).first();
  await expect(source).toHaveAttribute("rel", /noreferrer/);
  await expect(source).toHaveAccessibleName(new RegExp(word("sources.leaves")));
  await asOf(page).fill("2020-02-28");
  await expect(rule.getByText(word("evidence.inferred")).first()).toBeVisible();
  await rule.getByText(word("history")).click();
  await expect(rule.getByText("2020년 6월 18일부터 2020년 7월 7일까지")).toBeVisible();
});

test("a birth year leaves no trace unless it is to be remembered", async ({ page, portal }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url() + (request.postData() ?? "")));
  await open(page, portal, PATH);
  await year(page).selectOption("1987");
  await buy(page, "2020-05-12", 2);
  await expect(answer(page)).toContainText(word("why_not.used_up"));
  const local = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  for (const trace of [page.url(), local, ...requests]) expect(trace).not.toContain("1987");
  expect(await personalRecords(page)).toBe(0);

  // It stays while the portal is open, on other pages too, and goes with the page.
  await page.getByRole("link", { name: word("back") }).click();
  await expect(page).toHaveURL(/\/masks$/);
  await page.goBack();
  await expect(year(page)).toHaveValue("1987");
  await page.reload();
  await expect(year(page)).toHaveValue("");
});

test("what is remembered comes back, and is deleted on the device's page", async ({
  page,
  portal,
}) => {
  await ask(page, portal, 1987);
  await remember(page).check();
  await buy(page, "2020-05-12", 3);
  await expect(answer(page)).toContainText(word("why_not.used_up"));
  await expect.poll(() => personalRecords(page)).toBe(1);
  await page.reload();
  await expect(year(page)).toHaveValue("1987");
  await expect(remember(page)).toBeChecked();
  await expect(answer(page)).toContainText(word("why_not.used_up"));

  await page.getByRole("link", { name: ko("nav.device") }).click();
  const record = page.getByRole("listitem").filter({ hasText: ko("device.masks_today") });
  await record.getByRole("button").click();
  await expect(record).toHaveCount(0);
  await page.goBack();
  await expect(year(page)).toHaveValue("");
  await expect(remember(page)).not.toBeChecked();
  expect(await personalRecords(page)).toBe(0);

  await year(page).selectOption("1990");
  await remember(page).check();
  await expect.poll(() => personalRecords(page)).toBe(1);
  await remember(page).uncheck();
  await expect.poll(() => personalRecords(page)).toBe(0);
});

test("at a kiosk nothing is remembered and nothing leads away", async ({ page, portal }) => {
  await open(page, portal, "/?kiosk");
  await page.goto(portal.url + PATH);
  await year(page).selectOption("1987");
  await expect(answer(page).getByText(word("answer.yes"), { exact: true })).toBeVisible();
  await expect(remember(page)).toBeHidden();
  await expect(section(page, "rule").getByRole("link")).toHaveCount(0);
  await page.getByRole("button", { name: ko("kiosk.end") }).click();
  await expect(page.getByText(ko("kiosk.ended"))).toBeVisible();
  await page.goto(portal.url + PATH);
  await expect(year(page)).toHaveValue("");
  expect(await personalRecords(page)).toBe(0);
});

test("it answers without a connection after one visit", async ({ page, portal }) => {
  await open(page, portal, PATH);
  await expect(year(page)).toBeVisible();
  await offlineReady(page);
  await expect.poll(async () => (await keptData(page)).join(" ")).toMatch(/masks\/rules\./);
  await disconnect(page, portal);
  await page.reload();
  await year(page).selectOption("1988");
  await expect(answer(page)).toContainText("수요일");
});

test("rules that are not there: a calm message, and another try", async ({ page, portal, guard }) => {
  guard.expect(/console: Failed to load resource.*404/);
  await portal.publish(async (folder) => {
    const files = await readdir(join(folder, "masks"));
    for (const name of files.filter((name) => name.startsWith("rules."))) {
      await rm(join(folder, "masks", name));
    }
  });
  await open(page, portal, PATH);
  await expect(page.getByText(word("failed"))).toBeVisible();
  await expect(page.getByText(ko("data.absent"))).toBeVisible();
  await portal.publish(async () => {});
  await page.getByRole("button", { name: word("retry") }).click();
  await expect(year(page)).toBeVisible();
});

test("the keyboard alone asks, notes and takes back", async ({ page, portal }) => {
  await open(page, portal, PATH);
  await year(page).focus();
  await page.keyboard.type("1987");
  await expect(answer(page)).toContainText("끝자리 2·7");
  await tabUntil(page, word("bought.note"));
  await page.keyboard.press("Enter");
  await expect(answer(page)).toContainText(word("why_not.used_up"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(answer(page)).toContainText("끝자리 2·7");
  await tabUntil(page, "임신부");
  await page.keyboard.press("Enter");
  await expect(section(page, "proxy").getByText(/임신확인서/)).toBeVisible();
});

/** Presses Tab until what has the focus says `text`. */
async function tabUntil(page: Page, text: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused === text) return;
  }
  throw new Error(`Tab never reaches ${text}`);
}

for (const lang of ["ko", "en"] as const) {
  test(`an answered page fits 320 px with text of 200 %, ${lang}`, async ({ page, portal }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.addInitScript((lang) => {
      const settings = { lang, theme: "light", text: 200 };
      localStorage.setItem("madang-settings", JSON.stringify(settings));
    }, lang);
    await page.goto(portal.url + PATH);
    const born = page.getByRole("combobox", { name: textIn(lang, "masks_today", "year") });
    await born.selectOption("2010");
    for (const summary of await page.locator("main summary").all()) await summary.click();
    const over = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(over).toBe(0);
  });
}

for (const theme of ["light", "high-contrast"]) {
  test(`axe finds nothing on an answered page, ${theme}`, async ({ page, portal }) => {
    await page.addInitScript((theme) => {
      localStorage.setItem("madang-settings", JSON.stringify({ lang: "ko", theme, text: 100 }));
    }, theme);
    await ask(page, portal, 2010);
    await appStands(page);
    await buy(page, "2020-05-12", 3);
    for (const summary of await page.locator("main summary").all()) await summary.click();
    await expectAccessible(page, `${PATH}, answered, ${theme}`);
    await year(page).selectOption("1983");
    await expectAccessible(page, `${PATH}, another answer, ${theme}`);
  });
}
