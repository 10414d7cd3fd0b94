/** The end-to-end tests' fixtures: a portal of one's own, and a page that is watched. */
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { Guard } from "./guard.ts";
import { Portal } from "./portal.ts";
import type { Route } from "./routes.ts";
import { clearHttpCache, tell } from "./worker.ts";

export { expect };

export const test = base.extend<{ portal: Portal; guard: Guard }>({
  portal: async ({}, use) => {
    const portal = await Portal.open();
    await use(portal);
    await portal.close();
  },
  guard: [
    async ({ context, portal }, use) => {
      const guard = new Guard(context, portal);
      await use(guard);
      expect(guard.faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a path and waits until the app stands where the static page was. */
export async function open(page: Page, portal: Portal, path: string): Promise<void> {
  await page.goto(portal.url + path);
  await appStands(page);
}

/** Waits until the app stands. */
export async function appStands(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
}

/** The page shows this route. */
export async function expectRoute(page: Page, route: Route): Promise<void> {
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading, route.path).toHaveText(route.heading);
  await expect(page, route.path).toHaveTitle(new RegExp(`^${route.heading}`));
}

/** The first visit is over: the worker answers and has everything it lists. */
export async function offlineReady(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const reply = await tell(page, { type: "VERSION" });
      return reply ? reply.app.listed - reply.app.kept : "no worker";
    }, { message: "files still missing from the worker's cache", timeout: 20_000 })
    .toBe(0);
}

/** Takes the server away, and what the browser's own cache has of it. */
export async function disconnect(page: Page, portal: Portal): Promise<void> {
  await clearHttpCache(page);
  await portal.stop();
}

/** The page has no fault that axe finds; `what` says where in the message. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target }) => target.join(" ")).join(", ");
    return `${id}: ${help}: ${places}`;
  });
  expect.soft(found, what).toEqual([]);
}

/** Presses Tab until `name` has the focus; fails when the page has been walked through. */
export async function tabTo(page: Page, role: "link" | "button", name: string): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reaches the ${role} ${name}`);
}
