/** Speaks to the service worker as the app does. */
import type { Page } from "@playwright/test";

export interface Reply {
  type: string;
  kept: number;
  failed: string[];
  id: string;
  app: { kept: number; listed: number };
  data: { kept: number; bytes: number };
}

/** Sends the page's worker a message and gives its answer; undefined without a worker. */
export function tell(page: Page, message: object): Promise<Reply | undefined> {
  return page.evaluate(async (message) => {
    const worker = navigator.serviceWorker.controller;
    if (!worker) return undefined;
    return new Promise<Reply>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage(message, [port2]);
    });
  }, message);
}

/** The paths kept as data. */
export function keptData(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const requests = await (await caches.open("madang-data-v1")).keys();
    return requests.map(({ url }) => new URL(url).pathname);
  });
}

/** Empties the browser's own cache, so that only the worker's can answer. */
export async function clearHttpCache(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.clearBrowserCache");
  await cdp.detach();
}
