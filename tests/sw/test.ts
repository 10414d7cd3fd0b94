/** The worker's tests: a site, and a page that speaks to the worker as the app does. */
import { test as base, expect, type Page } from "@playwright/test";
import { clearHttpCache, keptData, type Reply, tell as ask } from "../support/worker.ts";
import { Site } from "./site.ts";

export { expect, keptData };

/** Takes the server away, and what the browser's own cache has of it. */
export async function disconnect(page: Page, site: Site): Promise<void> {
  await clearHttpCache(page);
  await site.stop();
}

export const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site = new Site();
    await site.start();
    await use(site);
    await site.stop();
  },
});

/** Opens the site's first page and waits until the worker answers for it. */
export async function firstVisit(page: Page, site: Site): Promise<void> {
  await page.goto(site.url);
  await register(page);
  await expect.poll(() => controller(page)).toBe("activated");
}

export async function register(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  });
}

function controller(page: Page): Promise<string | undefined> {
  return page.evaluate(() => navigator.serviceWorker.controller?.state);
}

/** Asks for an update and waits until build `id` waits. */
export async function waitingVersion(page: Page, id: string): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
  await expect.poll(() => waitingId(page)).toBe(id);
}

function waitingId(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.ready;
    if (!waiting) return undefined;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<string>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data.id);
    });
    waiting.postMessage({ type: "VERSION" }, [port2]);
    return answer;
  });
}

/** Says the citizen's word: the waiting version takes over. */
export async function skipWaiting(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const taken = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
    );
    (await navigator.serviceWorker.ready).waiting?.postMessage({ type: "SKIP_WAITING" });
    await taken;
  });
}

/** Sends the worker a message and gives its answer. */
export async function tell(page: Page, message: object): Promise<Reply> {
  const reply = await ask(page, message);
  if (!reply) throw new Error("no worker answers for this page");
  return reply;
}

export interface Got {
  status: number;
  text: string;
  from: string | null;
  received: string | null;
}

/** Fetches `path` in the page; undefined where there was no answer at all. */
export function get(page: Page, path: string, init: RequestInit = {}): Promise<Got | undefined> {
  return page.evaluate(
    async ([path, init]) => {
      const answer = await fetch(path, init).catch(() => undefined);
      return (
        answer && {
          status: answer.status,
          text: await answer.text(),
          from: answer.headers.get("x-madang-from"),
          received: answer.headers.get("x-madang-received"),
        }
      );
    },
    [path, init] as const,
  );
}

/** The names of the caches. */
export function cacheNames(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

/** The names of the app's caches, oldest first. */
export async function appCaches(page: Page): Promise<string[]> {
  return (await cacheNames(page)).filter((name) => name.startsWith("madang-app-"));
}
