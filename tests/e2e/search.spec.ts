import type { Page } from "@playwright/test";
import { list, word } from "../support/masks.ts";
import { disconnect, expect, expectAccessible, offlineReady, open, test } from "../support/test.ts";
import { en, ko } from "../support/texts.ts";

const box = (page: Page) => page.getByRole("combobox", { name: word("search.label") });
const places = (page: Page) => page.getByRole("listbox", { name: word("search.list") });
const options = (page: Page) => places(page).getByRole("option");
const outlets = (page: Page) =>
  list(page).getByRole("listitem").filter({ has: page.getByRole("link") });
const everywhere = (page: Page) => page.getByRole("button", { name: word("search.everywhere") });

/** Waits for the outlets of the whole country, which come by themselves on a good line. */
async function openWithAllOutlets(page: Page, portal: Parameters<typeof open>[1]): Promise<void> {
  await open(page, portal, "/masks");
  await box(page).fill("가상");
  await expect(options(page).first()).toBeVisible();
  await expect(everywhere(page)).toHaveCount(0, { timeout: 20_000 });
  await box(page).fill("");
}

/** Lets the browser say that the line is to be spared. */
async function spareTheLine(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
}

test("a district is found however it is typed, and chosen by keyboard", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await box(page).focus();
  for (const typed of ["팔달구", "수원시 팔당구", "ㅍㄷㄱ", "수원 팔다", "vkfekfrn", "ｐａｌｄａｌ"]) {
    await box(page).fill(typed);
    await expect(options(page).first()).toHaveText("팔달구수원시, 경기도");
  }
  await box(page).press("Enter");
  await expect(page).toHaveURL(/#r=41115$/);
  await expect(box(page)).toHaveValue("팔달구");
  await expect(box(page)).toBeFocused();
  await expect(places(page)).toBeHidden();
  await expect(page.getByRole("combobox", { name: word("region.sigungu") })).toHaveValue("41115");
  await expect(outlets(page).first()).toContainText(/\d (km|m)/);
});

test("the arrow keys go round the list, Escape closes it and then clears the box", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/masks");
  await box(page).fill("중앙");
  await expect(options(page).nth(1)).toBeVisible();
  await expect(box(page)).toHaveAttribute("aria-expanded", "true");
  const at = (number: number) => options(page).nth(number);
  const isAt = async (number: number) => {
    await expect(at(number)).toHaveAttribute("aria-selected", "true");
    await expect(places(page).locator("[aria-selected=true]")).toHaveCount(1);
    const id = (await at(number).getAttribute("id")) ?? "";
    await expect(box(page)).toHaveAttribute("aria-activedescendant", id);
  };
  const last = (await options(page).count()) - 1;
  await box(page).press("ArrowDown");
  await isAt(0);
  await box(page).press("ArrowDown");
  await isAt(1);
  await box(page).press("ArrowUp");
  await box(page).press("ArrowUp");
  await isAt(last);
  await box(page).press("ArrowDown");
  await isAt(0);
  await box(page).press("Escape");
  await expect(places(page)).toBeHidden();
  await expect(box(page)).toHaveAttribute("aria-expanded", "false");
  await expect(box(page)).toHaveValue("중앙");
  await box(page).press("Escape");
  await expect(box(page)).toHaveValue("");
});

test("how many were found is said, and whether they are only like it", async ({ page, portal }) => {
  await spareTheLine(page);
  await open(page, portal, "/masks");
  const said = page.getByRole("search").getByRole("status").first();
  await box(page).fill("수원시 팔달구");
  await expect(said).toContainText(word("search.found", { n: "1" }));
  await box(page).fill("수원시 팔당구");
  await expect(said).toContainText(word("search.guessed", { n: "1" }));
  await box(page).fill("중앙");
  await expect(said).toContainText(/\d+곳 가운데 20곳이에요/);
  await box(page).fill("없는이름이에요");
  await expect(said).toContainText(word("search.none"));
  await expect(box(page)).toHaveAttribute("aria-expanded", "false");
});

test("a dong is where distances count from, by a press", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await box(page).fill("강릉 교동");
  await expect(options(page).first()).toHaveText("교동강릉시, 강원특별자치도");
  await options(page).first().click();
  await expect(page).toHaveURL(/#r=42150$/);
  await expect(box(page)).not.toBeFocused();
  await page.getByLabel(word("sort.label")).selectOption("near");
  // The town's own middle is some 8 km away.
  await expect(outlets(page).first()).toContainText(/· \d{1,3} m/);
});

test("an outlet is found by name, opens its page and stands out on the map", async ({
  page,
  portal,
}) => {
  await openWithAllOutlets(page, portal);
  await box(page).fill("제주 가상우체국");
  const outlet = options(page).first();
  await expect(outlet).toContainText("가상우체국");
  await expect(outlet).toContainText("제주특별자치도");
  const name = await outlet.locator("strong").textContent();
  await box(page).press("ArrowDown");
  await box(page).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name ?? "");
  await expect(page).toHaveURL(/\/masks\/store#\d+\.50$/);
  await page.goBack();
  const selected = page.getByRole("heading", { name: word("selected"), exact: true });
  await expect(selected).toBeVisible();
  await expect(list(page).getByRole("link", { name: name ?? "" }).first()).toBeVisible();
});

test("on a spared line outlets of the country are searched only when asked", async ({
  page,
  portal,
}) => {
  await spareTheLine(page);
  await open(page, portal, "/masks");
  await box(page).fill("가상우체국");
  const search = page.getByRole("search");
  await expect(search).toContainText(word("search.nowhere"));
  await expect(options(page)).toHaveCount(0);
  await everywhere(page).click();
  await expect(options(page).first()).toContainText("가상우체국");
  await expect(everywhere(page)).toHaveCount(0, { timeout: 20_000 });
  await expect(search).toContainText(/1,\d\d\d곳 가운데 20곳이에요/);
  await expect(box(page)).toHaveValue("가상우체국");
});

test("places are found without a connection after one visit", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await offlineReady(page);
  await disconnect(page, portal);
  await page.reload();
  await box(page).fill("ㅈㅊㅇㅇ");
  await expect(options(page).first()).toHaveText("조치원읍세종시, 세종특별자치시");
  await box(page).press("Enter");
  await expect(page).toHaveURL(/#r=36110$/);
});

test("what is typed stays in the box", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(decodeURIComponent(request.url())));
  await box(page).fill("우리동네비밀");
  await expect(page.getByRole("search")).toContainText(word("search.none"));
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const read = databases.map(
      ({ name }) =>
        new Promise<unknown>((resolve) => {
          const request = indexedDB.open(name ?? "");
          request.onsuccess = () => {
            const db = request.result;
            const stores = [...db.objectStoreNames];
            if (stores.length === 0) return resolve([]);
            const all = stores.map(
              (store) =>
                new Promise((done) => {
                  const get = db.transaction(store).objectStore(store).getAll();
                  get.onsuccess = () => done(get.result);
                }),
            );
            resolve(Promise.all(all));
          };
        }),
    );
    const storage = { ...localStorage, ...sessionStorage };
    return JSON.stringify([location.href, history.state, storage, await Promise.all(read)]);
  });
  expect(kept + asked.join()).not.toContain("비밀");
});

test("an input method is not disturbed while it is at a syllable", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await box(page).focus();
  const browser = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    browser.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  for (const text of ["ㅍ", "파", "팔", "팔ㄷ", "팔다", "팔달"]) {
    await compose(text);
    await expect(box(page)).toHaveValue(text);
  }
  await expect(options(page).first()).toHaveText("팔달구수원시, 경기도");
  await browser.send("Input.insertText", { text: "팔달" });
  await expect(box(page)).toHaveValue("팔달");
});

test("English finds places by their names in Latin letters", async ({ page, portal }) => {
  await open(page, portal, "/masks");
  await page.getByRole("button", { name: "English" }).click();
  const search = page.getByRole("combobox", { name: en("search.label", "masks") });
  await search.fill("jochiwon");
  const found = page.getByRole("listbox").getByRole("option");
  await expect(found.first()).toHaveText("Jochiwon-eupSejong-si, Sejong");
  await search.fill("팔달");
  await expect(found.first()).toHaveText("Paldal-guSuwon-si, Gyeonggi");
});

test("box and list are large enough to touch, and have no fault that axe finds", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/masks");
  await box(page).fill("중앙");
  await expect(options(page).nth(2)).toBeVisible();
  const clear = page.getByRole("button", { name: word("search.clear") });
  for (const target of [box(page), options(page).first(), clear]) {
    const { width, height } = (await target.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(48);
  }
  await expectAccessible(page, "the search with its list");
  await clear.click();
  await expect(box(page)).toHaveValue("");
  await expect(box(page)).toBeFocused();
});
