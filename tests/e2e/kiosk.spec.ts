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
