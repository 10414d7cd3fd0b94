import { GALLERY, ROUTES, routes } from "../support/routes.ts";
import { appStands, expect, expectAccessible, expectRoute, open, tabTo, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";

/** Korean at every run, every language at a full one. */
const LANGUAGES = process.env.MADANG_FULL ? (["ko", "en"] as const) : (["ko"] as const);

for (const lang of LANGUAGES) {
  for (const theme of ["light", "high-contrast"]) {
    test(`axe finds nothing on any route, ${lang}, ${theme}`, async ({ page, portal }) => {
      test.slow();
      await page.addInitScript((settings) => {
        localStorage.setItem("madang-settings", settings);
      }, JSON.stringify({ lang, theme, text: 100 }));
      for (const route of routes(lang)) {
        await open(page, portal, route.path);
        await expectRoute(page, route);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await expectAccessible(page, `${route.path}, ${lang}, ${theme}`);
      }
    });
  }
}

test("the theme that was chosen is there at once and after a reload", async ({ page, portal }) => {
  await open(page, portal, "/settings");
  await page.getByText(ko("settings.theme_contrast")).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "high-contrast");
  await page.reload();
  await appStands(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "high-contrast");
});

test("no page scrolls sideways at 320 px with text of 200 %", async ({ page, portal }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.addInitScript(() => {
    localStorage.setItem("madang-settings", '{"lang":"ko","theme":"light","text":200}');
  });
  for (const route of ROUTES) {
    await open(page, portal, route.path);
    await expectRoute(page, route);
    const over = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(over, route.path).toBe(0);
  }
});

test("the keyboard alone reaches the content and another page", async ({ page, portal }) => {
  await open(page, portal, "/");
  await tabTo(page, "link", ko("skip"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await open(page, portal, "/");
  await tabTo(page, "link", ko("nav.relief"));
  await page.keyboard.press("Enter");
  await expectRoute(page, { path: "/relief", heading: ko("title.relief") });
});

test("every control that Tab reaches is named and shows its focus", async ({ page, portal }) => {
  for (const route of ROUTES) {
    await open(page, portal, route.path);
    await expectRoute(page, route);
    const faults = new Set<string>();
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press("Tab");
      const fault = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return "left";
        const style = getComputedStyle(element);
        const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
        return ring ? "" : `no focus ring: ${element.outerHTML.slice(0, 120)}`;
      });
      if (fault === "left") break;
      if (fault) faults.add(fault);
    }
    expect([...faults], route.path).toEqual([]);
  }
});

test("axe finds nothing in the gallery of components @once", async ({ page, portal }) => {
  test.slow();
  await open(page, portal, GALLERY.path);
  await expectRoute(page, GALLERY);
  await expectAccessible(page, GALLERY.path);
});
