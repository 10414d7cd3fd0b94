import type { Page } from "@playwright/test";
import { appStands, expect, open, test } from "../support/test.ts";
import { en, ko } from "../support/texts.ts";

interface Kept {
  local: Record<string, string>;
  session: string[];
  cookies: string;
  /** Databases that are not the kiosk's own. */
  databases: string[];
  /** Records in the kiosk's own databases. */
  records: number;
}

/** What the browser keeps for this portal, caches of published files aside. */
function kept(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? "");
    let records = 0;
    for (const name of names.filter((name) => name.startsWith("kiosk-"))) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        records += await done(database.transaction(store).objectStore(store).count());
      }
      database.close();
    }
    return {
      local: { ...localStorage },
      session: Object.keys(sessionStorage).filter((key) => key !== "kiosk-mode"),
      cookies: document.cookie,
      databases: names.filter((name) => !name.startsWith("kiosk-")).sort(),
      records,
    };
  });
}

test("a kiosk leaves nothing, and nothing personal is touched", async ({ page, portal }) => {
  await open(page, portal, "/settings");
  await page.getByText(ko("settings.theme_contrast")).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "high-contrast");
  const before = await kept(page);

  await open(page, portal, "/?kiosk");
  await page.getByRole("button", { name: ko("text.size", { n: "100" }) }).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: en("kiosk.end") }).click();

  // The next person finds the portal as it was at the start, in its first language.
  await appStands(page);
  await expect(page.getByText(ko("kiosk.ended"))).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-text", "100");
  expect(await kept(page)).toEqual(before);
});

test("a kiosk stays one over a reload and a link, and always offers to end", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/?kiosk");
  const end = page.getByRole("button", { name: ko("kiosk.end") });
  await expect(end).toBeVisible();
  await page.getByRole("link", { name: ko("nav.relief") }).first().click();
  await expect(end).toBeVisible();
  await page.reload();
  await appStands(page);
  await expect(end).toBeVisible();
});

test("elsewhere there is no end of use", async ({ page, portal }) => {
  await open(page, portal, "/");
  await expect(page.getByRole("button", { name: ko("kiosk.end") })).toBeHidden();
});

test("an idle kiosk counts down, goes on at a touch, and ends by itself", async ({
  page,
  portal,
}) => {
  await portal.configure("[kiosk]\nidle_s = 40\n");
  await page.clock.install();
  await open(page, portal, "/?kiosk");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const countdown = page.getByRole("alert").filter({ hasText: "seconds" });

  await page.clock.runFor(20_000);
  await expect(countdown).toBeHidden();
  await page.clock.runFor(10_000);
  await expect(countdown).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.clock.runFor(2_000);
  await expect(countdown).toBeHidden();

  await page.clock.runFor(45_000);
  await appStands(page);
  await expect(page.getByText(ko("kiosk.ended"))).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
});

test("a portal without kiosks is nobody's to share", async ({ page, portal }) => {
  await portal.configure("[kiosk]\nenabled = false\n");
  await open(page, portal, "/?kiosk");
  await expect(page).toHaveURL(`${portal.url}/`);
  await appStands(page);
  await expect(page.getByRole("button", { name: ko("kiosk.end") })).toBeHidden();
});

test("texts are as large on a dense screen as on a coarse one", async ({ page, portal }) => {
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const dense = "[kiosk]\nscreen = { diagonal_in = 21.5, width_px = 2160, height_px = 3840 }\n";
  await portal.configure(dense);
  await open(page, portal, "/?kiosk");
  // 205 pixels an inch, where 96 are meant: 17 px x 1.22 x 2.13.
  await expect.poll(size).toBeGreaterThan(43);
  await page.getByRole("button", { name: ko("text.size", { n: "100" }) }).click();
  await expect.poll(size).toBeGreaterThan(49);
});

test("only the languages that the operator offers are there", async ({ page, portal }) => {
  await portal.configure('languages = ["en"]\n');
  await open(page, portal, "/settings");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("radio", { name: "English" })).toBeVisible();
  await expect(page.getByText("한국어")).toHaveCount(0);
});
