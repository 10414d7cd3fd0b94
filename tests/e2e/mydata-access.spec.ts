import { HandOver, PATH } from "../support/handover.ts";
import { expect, expectAccessible, open, test } from "../support/test.ts";

for (const [lang, theme] of [
  ["ko", "light"],
  ["en", "high-contrast"],
] as const) {
  test(`axe finds nothing at any step, and no step scrolls sideways at 320 px, ${lang}, ${theme}`, async ({ page, portal }) => {
    test.slow();
    await page.addInitScript((settings) => {
      localStorage.setItem("madang-settings", settings);
    }, JSON.stringify({ lang, theme, text: 200 }));
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, portal, PATH);
    const hand = new HandOver(page, lang);
    const look = async (where: string) => {
      await expectAccessible(page, `${where}, ${theme}`);
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect.soft(over, where).toBe(0);
    };
    await look("start");
    await hand.begin("daycare");
    await look("no certificate yet");
    await hand.get();
    const closed = page.locator("main details:not([open]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
    await page.getByRole("checkbox").last().check();
    await look("all piles");
    await hand.receiver("하늘어린이집");
    const sure = page.getByRole("checkbox", { name: hand.word("sensitive.ok") });
    if (await sure.isVisible()) await sure.check();
    await hand.preview();
    await look("preview");
    await hand.give();
    await hand.button("give.qr").click();
    await expect(page.getByRole("main").getByRole("img").first()).toBeVisible();
    await look("give");
  });
}
