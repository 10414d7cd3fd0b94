import { ROUTES } from "../support/routes.ts";
import { appStands, disconnect, expect, expectRoute, offlineReady, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";

test("after one visit of the first page every route opens with the server stopped", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/");
  await offlineReady(page);
  await disconnect(page, portal);
  for (const route of ROUTES) {
    await open(page, portal, route.path);
    await expectRoute(page, route);
    await page.reload();
    await appStands(page);
    await expectRoute(page, route);
  }
  await open(page, portal, "/nowhere");
  await expect(page.getByText(ko("not_found.text"))).toBeVisible();
});

test("the first visit says that the portal works without a connection", async ({
  page,
  portal,
}) => {
  await open(page, portal, "/");
  await expect(page.getByText(ko("offline.ready")).first()).toBeVisible({ timeout: 20_000 });
});

test("the other language is there without a connection too", async ({ page, portal }) => {
  await open(page, portal, "/");
  await offlineReady(page);
  await disconnect(page, portal);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await appStands(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
