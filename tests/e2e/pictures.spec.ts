/** Every example of every component looks as its picture does. */
import { GALLERY } from "../support/routes.ts";
import { expect, expectRoute, open, test } from "../support/test.ts";

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
