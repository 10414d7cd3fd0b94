import { ROUTES } from "../support/routes.ts";
import { expect, expectRoute, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";

test.describe("with workers blocked", () => {
  test.use({ serviceWorkers: "block" });

  test("every route works online", async ({ page, portal }) => {
    for (const route of ROUTES) {
      await open(page, portal, route.path);
      await expectRoute(page, route);
    }
  });
});

test("with storage blocked the portal works in memory and says so", async ({ page, portal }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("The user denied permission.", "SecurityError");
    };
    for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches"]) {
      Object.defineProperty(window, name, { get: refuse });
    }
    Object.defineProperty(Navigator.prototype, "storage", { get: () => undefined });
  });
  for (const route of ROUTES) {
    await open(page, portal, route.path);
    await expectRoute(page, route);
  }
  await open(page, portal, "/device");
  await expect(page.getByText(ko("warn.memory_only"))).toBeVisible();
});

test("an app that cannot start shows a card with what to do", async ({ page, portal, guard }) => {
  guard.expect(/wasm|WebAssembly/i);
  await page.route("**/app_bg.wasm", (route) =>
    route.fulfill({ contentType: "application/wasm", body: "not wasm" }),
  );
  await page.goto(portal.url);
  await expect(page.getByText(ko("boot.failed"), { exact: true })).toBeVisible();
  await expect(page.getByText(ko("boot.failed_help"))).toBeVisible();
  await page.unroute("**/app_bg.wasm");
  await page.getByText(ko("boot.reload")).first().click();
  await expectRoute(page, { path: "/", heading: ko("title.home") });
});

test("a crash shows a card, never a blank page", async ({ page, portal, guard }) => {
  guard.expect(/./);
  await open(page, portal, "/");
  // A foreign script broke the document: the app cannot go on.
  await page.evaluate(() => {
    const refuse = () => {
      throw new Error("broken by a test");
    };
    Document.prototype.createElement = refuse;
    Document.prototype.createTextNode = refuse;
    Node.prototype.cloneNode = refuse;
  });
  await page.getByRole("link", { name: ko("nav.device") }).last().click();
  await expect(page.getByText(ko("boot.crashed"), { exact: true })).toBeVisible();
  await expect(page.getByText(ko("boot.crashed_help"))).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what to do", async ({ page, portal }) => {
    await page.goto(portal.url);
    const heading = page.locator("noscript h2");
    await expect(heading).toHaveText(ko("boot.no_script"));
    await expect(heading).toBeInViewport({ ratio: 1 });
    await expect(page.locator("noscript p").first()).toHaveText(ko("boot.no_script_help"));
  });
});

test("without WebAssembly the page says what to do", async ({ page, portal, guard }) => {
  guard.expect(/WebAssembly/);
  await page.addInitScript(() => {
    Object.defineProperty(window, "WebAssembly", { value: undefined });
  });
  await page.goto(portal.url);
  await expect(page.getByText(ko("boot.no_wasm"), { exact: true })).toBeVisible();
});
