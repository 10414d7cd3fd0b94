import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Guard } from "../support/guard.ts";
import { DIST, api } from "../support/paths.ts";
import { Proxy } from "../support/proxy.ts";
import { FOUR, FUND, FUND_DAY, PATH, Relief, fact, type Person } from "../support/relief.ts";
import { ROUTES } from "../support/routes.ts";
import { appStands, disconnect, expect, offlineReady, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";
import { keptData } from "../support/worker.ts";

const PREMIUM = "premium_june_2021_krw";
/** An amount that stands nowhere else. */
const PERSON: Person = { ...FOUR, [PREMIUM]: "312,007" };

/** All that is asked about the 2021 fund, answered: a yes, by two salaries. */
async function begun(page: Page, url: string): Promise<Relief> {
  await page.goto(url + PATH);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY, FUND);
  await relief.run({ ...PERSON, earners: "two_or_more" });
  return relief;
}

/** What the browser keeps of a person beside published files. */
function kept(page: Page): Promise<{ local: string; session: string; cookies: string; records: string }> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const records: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ""));
      if (database.objectStoreNames.contains("personal")) {
        records.push(...(await done(database.transaction("personal").objectStore("personal").getAll())));
      }
      database.close();
    }
    return {
      local: JSON.stringify({ ...localStorage }),
      session: JSON.stringify({ ...sessionStorage }),
      cookies: document.cookie,
      records: records.length === 0 ? "" : JSON.stringify(records),
    };
  });
}

const holdsPremium = (text: string) => /312[,.]?007/.test(text);

test("a reload in the middle goes on where it was", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY, FUND);
  let seen = 0;
  await relief.run(PERSON, async () => (seen += 1) === 3);
  const question = await relief.heading.innerText();
  await page.reload();
  await appStands(page);
  await expect(relief.heading).toHaveText(question);
  await relief.run(PERSON);
  await page.reload();
  await expect(relief.heading).toHaveText(relief.word("check"));
  await expect(page.getByRole("definition").filter({ hasText: "312,007원" })).toBeVisible();
  await relief.results();
  await page.reload();
  await expect(relief.card(FUND)).toBeVisible();
});

test("another page between does not lose the answers", async ({ page, portal }) => {
  const relief = await begun(page, portal.url);
  await page.getByRole("link", { name: ko("nav.device") }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ko("title.device"));
  await page.goBack();
  await expect(relief.heading).toHaveText(relief.word("check"));
  await expect(page.getByRole("definition").filter({ hasText: "312,007원" })).toBeVisible();
});

test("a draft of more than half an hour ago is gone", async ({ page, portal }) => {
  const relief = await begun(page, portal.url);
  const now = Date.now();
  await page.clock.setFixedTime(now + 29 * 60_000);
  await page.reload();
  await expect(page.getByRole("definition").filter({ hasText: "312,007원" })).toBeVisible();
  // The draft is as old as the last answer: looking at it makes it no younger.
  await page.clock.setFixedTime(now + 31 * 60_000);
  await page.reload();
  await expect(relief.button("start")).toBeVisible();
  await expect.poll(async () => holdsPremium((await kept(page)).session)).toBe(false);
});

test("what is erased is gone, here and in the draft", async ({ page, portal }) => {
  const relief = await begun(page, portal.url);
  const before = (await kept(page)).session;
  expect(before).toContain("answers");
  expect(holdsPremium(before)).toBe(true);
  await relief.button("erase").click();
  await expect(relief.button("start")).toBeVisible();
  const left = await kept(page);
  expect(left.session).not.toContain("answers");
  expect(left.records).toBe("");
  await page.reload();
  await expect(relief.button("start")).toBeVisible();
  await expect(page.getByText(relief.word("resume.text"))).toHaveCount(0);
  await page.goto(`${portal.url}${PATH}#results`);
  await expect(relief.button("start")).toBeVisible();
});

test("a kiosk keeps nothing over a reload or the end of a visit", async ({ page, portal }) => {
  await open(page, portal, "/?kiosk");
  const relief = await begun(page, portal.url);
  await expect(page.getByRole("checkbox", { name: relief.word("keep") })).toBeHidden();
  const nothing = async () => {
    const all = Object.values(await kept(page)).join();
    expect(holdsPremium(all)).toBe(false);
    expect(all).not.toContain("household_size");
  };
  await nothing();
  await page.reload();
  await expect(relief.button("start")).toBeVisible();

  await begun(page, portal.url);
  await relief.results();
  await page.getByRole("button", { name: ko("kiosk.end") }).click();
  await expect(page.getByText(ko("kiosk.ended"))).toBeVisible();
  await nothing();
  await page.goto(`${portal.url}${PATH}#results`);
  await expect(relief.button("start")).toBeVisible();
});

test("answers that are kept come back in a new tab, and are deleted on the device's page", async ({
  page,
  portal,
  context,
}) => {
  const relief = await begun(page, portal.url);
  expect((await kept(page)).records).toBe("");
  await page.getByRole("checkbox", { name: relief.word("keep") }).check();
  await expect.poll(async () => holdsPremium((await kept(page)).records)).toBe(true);
  await page.close();

  const tab = await context.newPage();
  const again = new Relief(tab);
  await tab.goto(portal.url + PATH);
  await expect(tab.getByText(again.word("resume.kept"))).toBeVisible();
  await again.button("resume").click();
  await expect(again.heading).toHaveText(again.word("check"));
  await expect(tab.getByRole("definition").filter({ hasText: "312,007원" })).toBeVisible();
  await expect(tab.getByRole("checkbox", { name: again.word("keep") })).toBeChecked();

  await tab.getByRole("link", { name: ko("nav.device") }).first().click();
  const record = tab.getByRole("listitem").filter({ hasText: ko("device.relief") });
  await record.getByRole("button").click();
  await expect(record).toHaveCount(0);
  expect((await kept(tab)).records).toBe("");
  // What was deleted is deleted: no draft brings it back.
  await tab.goto(portal.url + PATH);
  await expect(again.button("start")).toBeVisible();
  expect(holdsPremium(Object.values(await kept(tab)).join())).toBe(false);
});

for (const what of ["kept answers", "a draft"]) {
  test(`${what}, deleted on the device's page, do not come back in the same tab`, async ({ page, portal }) => {
    const relief = await begun(page, portal.url);
    if (what === "kept answers") {
      await page.getByRole("checkbox", { name: relief.word("keep") }).check();
      await expect.poll(async () => (await kept(page)).records).not.toBe("");
    }
    await page.getByRole("link", { name: ko("nav.device") }).first().click();
    const record = page.getByRole("listitem").filter({ hasText: ko("device.relief") });
    await expect(record).toHaveCount(1);
    await record.getByRole("button").click();
    await expect(record).toHaveCount(0);
    await page.goBack();
    await expect(relief.button("start")).toBeVisible();
    await page.reload();
    await expect(relief.button("start")).toBeVisible();
    expect(holdsPremium(Object.values(await kept(page)).join())).toBe(false);
  });
}

test("answers are no longer kept once that is not wanted", async ({ page, portal }) => {
  const relief = await begun(page, portal.url);
  const keep = page.getByRole("checkbox", { name: relief.word("keep") });
  await keep.check();
  await expect.poll(async () => (await kept(page)).records).not.toBe("");
  // A later answer is kept, too.
  const change = relief.word("change.of", { name: relief.name(PREMIUM) });
  await page.getByRole("link", { name: change }).click();
  await expect(relief.heading).toHaveText(fact(PREMIUM).question.ko);
  await relief.field(relief.name(PREMIUM)).fill("312,008");
  await relief.next();
  await expect.poll(async () => (await kept(page)).records).toContain("312008");
  await keep.uncheck();
  await expect.poll(async () => (await kept(page)).records).toBe("");
});

test("after one visit the whole run is there without a connection", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await expect(relief.button("start")).toBeVisible();
  await offlineReady(page);
  await expect
    .poll(async () => (await keptData(page)).filter((path) => path.includes("/relief/programme")).length)
    .toBeGreaterThan(30);
  await disconnect(page, portal);
  await begun(page, portal.url);
  await page.reload();
  await relief.results();
  await expect(relief.card(FUND).getByText("1,000,000원", { exact: true })).toBeVisible();
  await relief.card(FUND).getByText(relief.result("when")).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    relief.card(FUND).getByRole("button", { name: relief.result("calendar") }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.ics$/);
});

/** What Chromium asks its maker on its own, whatever page is open: how forms are filled in. */
const OF_THE_BROWSER = /^content-autofill\.googleapis\.com:443$/;

/** Every path that the portal publishes. */
function publishedPaths(): Set<string> {
  const files = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8" });
  const site = files(DIST).map((file) => `/${file}`);
  const data = files(api()).map((file) => `/api/v1/${file}`);
  return new Set([...site, ...data, ...ROUTES.map(({ path }) => path), "/config.json"]);
}

test("of a whole run nothing leaves the device but the asking for published files", async ({
  browser,
  portal,
}) => {
  const proxy = await Proxy.open();
  const context = await browser.newContext({ proxy: { server: proxy.address } });
  const guard = new Guard(context, portal);
  const page = await context.newPage();
  const addresses: string[] = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  try {
    const relief = await begun(page, portal.url);
    addresses.push(...(await steps(page, relief)));
    await offlineReady(page);
  } finally {
    await context.close();
    await proxy.close();
  }

  expect(guard.faults).toEqual([]);
  const sent = proxy.sent.filter(({ method, url }) => method !== "CONNECT" || !OF_THE_BROWSER.test(url));
  expect(sent.length).toBeGreaterThan(40);
  const published = publishedPaths();
  for (const { method, url, body, headers, status } of sent) {
    const { origin, pathname, search } = new URL(url);
    expect({ origin, method, search, body }, url).toEqual({ origin: portal.url, method: "GET", search: "", body: 0 });
    expect([200, 304], url).toContain(status);
    expect(published, url).toContain(pathname);
    expect(holdsPremium(url + headers), url).toBe(false);
  }
  // The step stands in the address, and nothing else.
  for (const address of addresses) expect(address).toMatch(/\/relief(#(q\d+|check|results))?$|^about:blank$/);
});

/** The rest of a run, with all that the page offers; gives the addresses on the way. */
async function steps(page: Page, relief: Relief): Promise<string[]> {
  const addresses = [page.url()];
  const { local, cookies, records } = await kept(page);
  expect(holdsPremium(local + cookies + records)).toBe(false);
  await relief.results();
  addresses.push(page.url());
  await page.getByRole("combobox", { name: relief.result("digit") }).selectOption("7");
  for (const summary of await relief.card(FUND).locator("summary").all()) await summary.click();
  await expect(relief.card(FUND).getByRole("textbox")).toHaveValue(/312,007원/);
  await relief.button("to_check").click();
  await expect(relief.heading).toHaveText(relief.word("check"));
  expect(holdsPremium((await kept(page)).local)).toBe(false);
  addresses.push(page.url());
  return addresses;
}
