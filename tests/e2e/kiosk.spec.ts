import type { Page } from "@playwright/test";
import { appStands, expect, open, test } from "../support/test.ts";
import { en, ko } from "../support/texts.ts";

/** What the browser keeps for this portal, caches of published files aside. */
function kept(page: Page): Promise<object> {
  return page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name ?? "").sort(),
    cookies: document.cookie,
  }));
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
  const after = (await kept(page)) as { session: object; databases: string[] };
  expect({ ...after, session: {} }).toEqual({ ...before, session: {} });
  expect(Object.keys(after.session).filter((key) => key !== "kiosk-mode")).toEqual([]);
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
