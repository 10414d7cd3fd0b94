import type { Locator, Page } from "@playwright/test";
import { FUND, FUND_DAY, PATH as RELIEF, Relief, fact, knowing } from "../support/relief.ts";
import { expect, expectAccessible, expectRoute, open, tabTo, test } from "../support/test.ts";
import { ko, textIn, type Language } from "../support/texts.ts";
import { ROUTES } from "../support/routes.ts";
import { PASSPHRASE, PATH as WALLET, Wallet, kind, records } from "../support/wallet.ts";

const PERSON = "김예시";
const REGISTER = "resident-register";
/** What the register of the invented household says of it. */
const SIZE = "4";

const word = (key: string, values: Record<string, string> = {}) => ko(key, values, "secretary");

/** Gets a certificate in memory; the page stays, since a reload would forget it. */
async function get(page: Page, url: string, id: string, lang: Language = "ko"): Promise<void> {
  await page.goto(url + WALLET);
  const wallet = new Wallet(page, lang);
  const part = wallet.part("get");
  await part.getByLabel(wallet.word("get.person")).selectOption(PERSON);
  // By its type: the names differ from language to language.
  await part.getByLabel(wallet.word("get.kind")).selectOption(`https://madang.example/credentials/${id}/1`);
  await part.getByRole("button", { name: wallet.word("get.this"), exact: true }).click();
  await expect(wallet.cards).toHaveCount(1, { timeout: 15_000 });
}

/** Goes by links from wherever one is to the page that fills answers. */
async function goToFill(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: ko("nav.label") }).getByRole("link", { name: ko("nav.relief") }).click();
  await page.getByRole("link", { name: new Relief(page).word("fill"), exact: true }).click();
  const route = ROUTES.find(({ path }) => path === "/relief/fill");
  if (!route) throw new Error("there is no route to fill answers");
  await expectRoute(page, route);
}

/** The tick of an answer. */
function tick(page: Page, id: string, value: string): Locator {
  const name = word("line", { name: fact(id).name.ko, value });
  return page.getByRole("checkbox", { name, exact: true });
}

function takeOver(page: Page): Locator {
  return page.getByRole("button", { name: word("take"), exact: true });
}

/** The answer to a fact, as the relief checker has it. */
function answer(page: Page, id: string): Locator {
  const name = page.getByRole("term").filter({ hasText: new RegExp(`^${fact(id).name.ko}$`) });
  return page.locator("dl > div").filter({ has: name }).getByRole("definition").first();
}

test("the household's size comes from the register at the person's word, and nothing else does", async ({
  page,
  portal,
}) => {
  await get(page, portal.url, REGISTER);
  await goToFill(page);
  await expect(page.getByText(word("sample"))).toBeVisible();
  const size = tick(page, "household_size", SIZE);
  await expect(size).toHaveAccessibleDescription(new RegExp(`${kind(REGISTER)}.*${PERSON}.*${word("exact")}`));
  for (const box of await page.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
  // The household moved in after 2020, and its province has cities and villages.
  await expect(page.getByRole("checkbox", { name: fact("home_region").name.ko })).toHaveCount(0);

  await size.check();
  await takeOver(page).click();
  const relief = new Relief(page);
  await expect(page).toHaveURL(`${portal.url}${RELIEF}#check`);
  await expect(relief.heading).toHaveText(relief.word("check"));
  await expect(answer(page, "household_size")).toHaveText(SIZE);
  await expect(page.getByText(relief.word("filled", { names: relief.name("household_size") }))).toBeVisible();
  await expect(page.getByRole("term")).toHaveCount(1);

  // It is asked no more: the next question is another.
  await relief.button("resume").click();
  await expect(relief.heading).toBeFocused();
  expect((await relief.asked())?.id).not.toBe("household_size");
});

test("nothing is taken over where nothing is ticked, and nothing is kept or told", async ({ page, portal }) => {
  await get(page, portal.url, REGISTER);
  await goToFill(page);
  const size = tick(page, "household_size", SIZE);
  await size.check();
  await size.uncheck();
  await takeOver(page).click();
  await expect(page.getByRole("alert").getByText(word("pick"))).toBeVisible();
  await expect(page).toHaveURL(`${portal.url}/relief/fill`);
  await size.check();
  await expect(page.getByText(word("pick"))).toHaveCount(0);
  expect((await records(page)).filter(({ store }) => store !== "favourites")).toEqual([]);
  const drafts = await page.evaluate(() => Object.values(sessionStorage).join());
  expect(drafts).not.toContain("household_size");

  // What was ticked and not taken over is forgotten.
  await page.getByRole("link", { name: word("back"), exact: true }).click();
  const relief = new Relief(page);
  await expect(relief.button("start")).toBeVisible();
  await expect(page.getByText(relief.word("resume.text"))).toHaveCount(0);
});

test("a bound is said as a bound", async ({ page, portal }) => {
  await get(page, portal.url, "family-relations");
  await goToFill(page);
  const children = tick(page, "children", word("at_most", { value: "1" }));
  await expect(children).toHaveAccessibleDescription(new RegExp(word("bound")));
  await children.check();
  await takeOver(page).click();
  const relief = new Relief(page);
  await expect(answer(page, "children")).toHaveText(relief.word("range", { from: "0", to: "1" }));
});

test("an answer that was typed stays where a certificate says otherwise, with a word", async ({ page, portal }) => {
  await open(page, portal, RELIEF);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY, FUND);
  const size = fact("household_size");
  await relief.until(size.id, knowing({}));
  await relief.say(size, 3);
  await relief.next();
  await page.goto(`${portal.url}${RELIEF}#check`);
  await expect(answer(page, size.id)).toHaveText("3");

  await get(page, portal.url, REGISTER);
  await goToFill(page);
  await tick(page, size.id, SIZE).check();
  await takeOver(page).click();
  await expect(answer(page, size.id)).toHaveText("3");
  await expect(page.getByText(relief.word("filled.answered", { name: size.name.ko }))).toBeVisible();
  await expect(page.getByText(relief.word("filled.none"))).toBeVisible();
});

test("it goes by keyboard alone", async ({ page, portal }) => {
  await get(page, portal.url, REGISTER);
  await goToFill(page);
  const size = tick(page, "household_size", SIZE);
  await expect(size).toBeVisible();
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press("Tab");
    if (await size.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(size).toBeFocused();
  await page.keyboard.press("Space");
  await expect(size).toBeChecked();
  await tabTo(page, "button", word("take"));
  await page.keyboard.press("Enter");
  await expect(answer(page, "household_size")).toHaveText(SIZE);
});

test("without a certificate there is a way to one", async ({ page, portal }) => {
  await open(page, portal, "/relief/fill");
  await expect(page.getByText(word("none"))).toBeVisible();
  await expectAccessible(page, "no certificate");
  await page.getByRole("link", { name: word("wallet"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ko("title.mydata_wallet"));
});

test("a locked wallet is opened first", async ({ page, portal }) => {
  await get(page, portal.url, REGISTER);
  const wallet = new Wallet(page);
  await wallet.keep(PASSPHRASE);
  await wallet.says("keep.done");
  await open(page, portal, "/relief/fill");
  await expect(page.getByRole("heading", { name: wallet.word("locked") })).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await wallet.unlock(PASSPHRASE);
  await tick(page, "household_size", SIZE).check();
  await takeOver(page).click();
  await expect(answer(page, "household_size")).toHaveText(SIZE);
});

for (const [lang, theme] of [
  ["ko", "light"],
  ["en", "high-contrast"],
] as const) {
  test(`axe finds nothing, and nothing scrolls sideways at 320 px, ${lang}, ${theme}`, async ({ page, portal }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.addInitScript((settings) => {
      localStorage.setItem("madang-settings", settings);
    }, JSON.stringify({ lang, theme, text: 200 }));
    await get(page, portal.url, REGISTER, lang);
    await follow(page, lang);
    const closed = page.locator("main details:not([open]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
    await expectAccessible(page, "answers to take over");
    const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(wide)).toBe(0);
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: textIn(lang, "secretary", "take"), exact: true }).click();
    await expect(page.getByRole("term")).toHaveCount(1);
    await expectAccessible(page, "taken over");
  });
}

/** As {@link goToFill}, in a language. */
async function follow(page: Page, lang: Language): Promise<void> {
  const menu = page.getByRole("navigation", { name: textIn(lang, "shell", "nav.label") });
  await menu.getByRole("link", { name: textIn(lang, "shell", "nav.relief") }).click();
  await page.getByRole("link", { name: textIn(lang, "relief", "fill"), exact: true }).click();
  await expect(page.getByRole("checkbox").first()).toBeVisible();
}
