import { readdir } from "node:fs/promises";
import { HtmlValidate } from "html-validate";
import { DIST } from "../support/paths.ts";
import { GALLERY, ROUTES } from "../support/routes.ts";
import { expect, expectRoute, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";

for (const route of [...ROUTES, GALLERY]) {
  test(`${route.path} opens directly`, async ({ page, portal }) => {
    await open(page, portal, route.path);
    await expectRoute(page, route);
    await expect(page.getByText(ko("banner.demonstration"))).toBeVisible();
    await expect(page.getByRole("navigation", { name: ko("nav.label") })).toBeVisible();
  });
}

test("a path that leads nowhere says so, with 404", async ({ page, portal, guard }) => {
  guard.expect(/console: Failed to load resource.*404/);
  const answer = await page.goto(`${portal.url}/nowhere`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ko("title.not_found"));
  await expect(page.getByText(ko("not_found.text"))).toBeVisible();
});

test("going on moves focus to the heading, and the title follows", async ({ page, portal }) => {
  await open(page, portal, "/");
  const menu = page.getByRole("navigation", { name: ko("nav.label") });
  for (const [link, route] of [
    ["nav.relief", "/relief"],
    ["nav.masks", "/masks"],
    ["nav.home", "/"],
    ["nav.relief", "/relief"],
  ] as const) {
    await menu.getByRole("link", { name: ko(link) }).click();
    const found = ROUTES.find(({ path }) => path === route);
    if (!found) throw new Error(route);
    await expectRoute(page, found);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  }
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ko("title.home"));
});

test("the list of routes is the build's own @once", async () => {
  const files = await readdir(DIST, { recursive: true });
  const built = files
    .filter((name) => name.endsWith("index.html"))
    .map((name) => `/${name}`.replace(/\/?index\.html$/, "") || "/");
  expect(built.sort()).toEqual([...ROUTES, GALLERY].map(({ path }) => path).sort());
});

test("the served pages are valid HTML @once", async ({ portal, request }) => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      // Written by the build's tools; both forms are valid.
      "void-style": "off",
      "doctype-style": "off",
      "no-trailing-whitespace": "off",
      "attribute-boolean-style": "off",
      "attribute-empty-style": "off",
      // The same title as a long heading is better than a shorter one.
      "long-title": "off",
    },
  });
  for (const path of [...ROUTES.map(({ path }) => path), "/shell.html", "/404.html"]) {
    const html = await (await request.get(portal.url + path)).text();
    const report = await validator.validateString(html);
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`),
    );
    expect(found, path).toEqual([]);
  }
});
