/** Every example of every component looks as its picture does. */
import { GALLERY } from "../support/routes.ts";
import { expect, expectRoute, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";

for (const theme of ["light", "high-contrast"]) {
  test(`the components look as in their pictures, ${theme} @once`, async ({ page, portal }) => {
    // So tall that the bar at its bottom lies over nothing.
    await page.setViewportSize({ width: 360, height: 6000 });
    await page.addInitScript((name) => {
      localStorage.setItem("madang-settings", JSON.stringify({ lang: "ko", theme: name }));
    }, theme);
    await open(page, portal, GALLERY.path);
    await expectRoute(page, GALLERY);
    const examples = page.locator("[data-example]");
    await expect(examples.first()).toBeVisible();
    for (const example of await examples.all()) {
      const name = await example.getAttribute("data-example");
      await expect.soft(example).toHaveScreenshot(`${theme}-${name}.png`);
    }
  });
}

for (const theme of ["light", "high-contrast"]) {
  test(`the mask map looks as in its pictures, ${theme} @once`, async ({ page, portal }) => {
    await page.addInitScript((name) => {
      localStorage.setItem("madang-settings", JSON.stringify({ lang: "ko", theme: name }));
    }, theme);
    const word = (key: string) => ko(key, {}, "masks");
    const map = page.locator(".masks-canvas");
    const detail = page.waitForResponse((reply) => reply.url().endsWith("/basemap/emd/41.json"));
    await open(page, portal, "/masks#r=41115");
    await detail;
    await expect(page.getByRole("heading", { name: /^지도 안 \d+곳/ })).toBeVisible();
    await expect(map).toHaveScreenshot(`${theme}-masks-clusters.png`);
    const list = page.getByRole("region", { name: word("list.label") });
    await list.getByRole("button", { name: /지도에서 보기$/ }).first().click();
    await expect(list.getByRole("heading", { name: word("selected") })).toBeVisible();
    await expect(map).toHaveScreenshot(`${theme}-masks-single.png`);
  });
}
