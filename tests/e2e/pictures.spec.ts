/** Every example of every component looks as its picture does. */
import { GALLERY } from "../support/routes.ts";
import { expect, expectRoute, open, test } from "../support/test.ts";

for (const theme of ["light", "high-contrast"]) {
  test(`the components look as in their pictures, ${theme} @once`, async ({ page, portal }) => {
    await page.addInitScript((name) => {
      localStorage.setItem("madang-settings", JSON.stringify({ lang: "ko", theme: name }));
    }, theme);
    await open(page, portal, GALLERY.path);
    await expectRoute(page, GALLERY);
    const examples = page.locator("[data-example]");
    await expect(examples.first()).toBeVisible();
    for (const example of await examples.all()) {
      const name = await example.getAttribute("data-example");
      // The fixed bar would lie over what is scrolled below it.
      await expect.soft(example).toHaveScreenshot(`${theme}-${name}.png`, {
        style: ".nav { display: none }",
      });
    }
  });
}
