/** The mask map over stock of now, as an operator publishes it. */
import type { Page } from "@playwright/test";
import { list, word } from "../support/masks.ts";
import { SHOPS, type Shop, publishNext, publishShops, publishTaiwan } from "../support/shops.ts";
import { expect, expectAccessible, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";

const GANGNEUNG = "/masks#r=42150";
const row = (page: Page, name: string) => list(page).getByRole("link", { name }).first();

const changed = (code: string, change: Partial<Shop>): Shop[] =>
  SHOPS.map((shop) => (shop.code === code ? { ...shop, ...change } : shop));

test("each number says its age, and what is missing is explained apart", async ({ page, portal }) => {
  await publishShops(portal, SHOPS);
  await open(page, portal, GANGNEUNG);
  await expect(row(page, "가상약국 하나")).toContainText("분 전 확인");
  await expect(row(page, "가상약국 일곱")).toContainText("(오래됨)");
  await expect(row(page, "가상약국 여섯")).toContainText("(너무 오래됨)");
  await expect(row(page, "가상약국 여섯")).toContainText(word("class.plenty"));
  const means: [string, string][] = [
    ["가상약국 셋", "means.empty"],
    ["가상약국 넷", "means.break"],
    ["가상약국 다섯", "means.unknown"],
  ];
  for (const [name, key] of means) {
    await row(page, name).click();
    await expect(page.getByRole("main")).toContainText(word(key));
    await expect(page.getByText(word("store.prevails"))).toBeVisible();
    await page.goBack();
  }
  // Nobody said that these are a sample.
  await expect(page.getByRole("region", { name: ko("status.label") })).not.toContainText(ko("status.sample"));
});

test("the best bet comes first, says why, and ranks a faded report by what it was", async ({ page, portal, context }) => {
  await publishShops(portal, SHOPS);
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 37.752, longitude: 128.876, accuracy: 30 });
  await open(page, portal, GANGNEUNG);
  await page.getByRole("button", { name: word("locate"), exact: true }).click();
  await expect(page.getByText(word("locate.found", { n: "30 m" }))).toBeVisible();
  await expect(row(page, "가상약국 하나")).toContainText("10 m");
  for (let step = 0; step < 2; step += 1) {
    await page.getByRole("button", { name: word("map.farther") }).click();
  }
  await expect(row(page, "가상약국 넷")).toBeVisible();
  await expect(row(page, "가상약국 하나")).toBeVisible();
  const names = await list(page).locator("li").filter({ has: page.getByRole("link") }).allTextContents();
  const place = (name: string) => names.findIndex((text) => text.includes(name));
  expect(place("가상약국 하나")).toBe(0);
  for (const last of ["가상약국 셋", "가상약국 넷", "가상약국 다섯"]) {
    expect(place(last), last).toBeGreaterThan(place("가상약국 여섯"));
  }
  expect(names[place("가상약국 여섯")]).toContain(word("why.old"));
});

test("a device clock that is two days off changes no age", async ({ page, portal }) => {
  await publishShops(portal, SHOPS);
  for (const days of [-2, 2]) {
    await page.clock.setSystemTime(Date.now() + days * 86_400_000);
    await open(page, portal, "/masks");
    await page.goto(portal.url + GANGNEUNG);
    await expect(row(page, "가상약국 하나"), `${days} days`).toContainText(/[34]분 전 확인/);
  }
});

test("outlets on one spot open a list to choose from", async ({ page, portal }) => {
  await publishShops(portal, SHOPS);
  await open(page, portal, GANGNEUNG);
  await expect(row(page, "가상약국 하나")).toBeVisible();
  await list(page).getByRole("button", { name: word("row.show", { name: "가상약국 하나" }) }).first().click();
  const map = page.getByRole("application", { name: word("map.label") });
  await map.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("+");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: word("spot", { n: "2" }) })).toBeVisible();
});

test("a marked outlet stays on top, and a change of its class is told", async ({ page, portal }) => {
  await publishShops(portal, SHOPS);
  await page.clock.install();
  await open(page, portal, GANGNEUNG);
  await row(page, "가상약국 셋").click();
  await page.getByRole("button", { name: word("favourite.add") }).click();
  await expect(page.getByRole("button", { name: word("favourite.remove") })).toHaveAttribute("aria-pressed", "true");
  await page.goto("about:blank");
  await open(page, portal, GANGNEUNG);
  const favourites = page.getByRole("region", { name: word("favourites") });
  await expect(favourites.getByRole("link", { name: "가상약국 셋" })).toContainText(word("class.empty"));

  await publishNext(portal, changed("3", { remain: "plenty", age: 0 }));
  await page.clock.runFor(130_000);
  const told = word("favourite.changed", { name: "가상약국 셋", was: word("class.empty"), is: word("class.plenty") });
  await expect(favourites.getByText(told)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: told })).toHaveCount(1);
  await expect(favourites.getByRole("link", { name: "가상약국 셋" })).toContainText(word("class.plenty"));
});

test("names only: no stock anywhere, and why; the announcement stands above", async ({ page, portal }) => {
  await publishShops(portal, SHOPS, ["--disclosure", "names", "--announcement", "ANNOUNCEMENT"]);
  await open(page, portal, GANGNEUNG);
  await expect(page.getByText(word("names_only"))).toBeVisible();
  await expect(page.getByText("오늘은 오후에만 팝니다.")).toBeVisible();
  await expect(row(page, "가상약국 하나")).not.toContainText(word("class.plenty"));
  await expectAccessible(page, "names only");
});

test("an outlet that departed says so at its own address", async ({ page, portal }) => {
  await publishShops(portal, SHOPS);
  await publishNext(portal, SHOPS.filter(({ code }) => code !== "3"));
  await open(page, portal, "/masks/store#3.42");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("가상약국 셋");
  await expect(page.getByText(/부터 마스크를 팔지 않는 곳/)).toBeVisible();
});

test("stock of another country: its own frame, no borders, two products apart", async ({ page, portal }) => {
  await publishTaiwan(portal, [
    ["5901000001", "臺北市", 120, 0],
    ["5901000002", "臺北市", 40, 40],
    ["5931000003", "新北市", 0, 200],
  ]);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, portal, "/masks");
  const total = list(page).getByRole("heading", { name: word("list.total", { n: "3" }) });
  await expect(total).toBeVisible();
  // The whole area is in view, so closer in stands each by itself.
  const sido = page.getByRole("combobox", { name: word("region.sido") });
  await expect(sido.getByRole("option")).toHaveText([word("region.country"), "신베이시", "타이베이시"]);
  await sido.selectOption({ label: "타이베이시" });
  const first = row(page, "假設藥局 1");
  await expect(first).toContainText(`${word("class.plenty")} ${word("product.count", { n: "120" })}`);
  await expect(first).toContainText(`${word("class.empty")} ${word("product.count", { n: "0" })}`);
  await page.getByRole("combobox", { name: word("product") }).selectOption({ index: 1 });
  await expect(row(page, "假設藥局 3")).toContainText(`${word("class.plenty")} ${word("product.count", { n: "200" })}`);
  expect(asked.filter((path) => path.includes("/emd/"))).toEqual([]);
});
