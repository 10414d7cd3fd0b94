/** Watches a page: what must never happen while a citizen uses it. */
import type { BrowserContext, Page } from "@playwright/test";
import type { Portal } from "./portal.ts";

/** What a stopped server looks like to the browser. */
const UNREACHABLE = /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INTERNET_DISCONNECTED|FAILED)/;

export class Guard {
  /** What happened that must not, in words. */
  readonly faults: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(
    context: BrowserContext,
    private readonly portal: Portal,
  ) {
    context.on("console", (message) => {
      if (message.type() === "error") this.note("console", message.text());
    });
    context.on("weberror", (error) => this.note("uncaught", String(error.error())));
    context.on("request", (request) => this.check(request.method(), new URL(request.url())));
  }

  /** Says that a fault is what the test is about. */
  expect(fault: RegExp): void {
    this.expected.push(fault);
  }

  /** Only GETs of our own paths; a query only where a kiosk enters. */
  private check(method: string, url: URL): void {
    if (url.protocol === "data:" || url.protocol === "blob:") return;
    if (url.origin !== this.portal.url) this.note("request to another origin", url.origin);
    if (method !== "GET") this.note("request", `${method} ${url.pathname}`);
    if (url.search !== "" && url.search !== "?kiosk") this.note("query", url.pathname + url.search);
  }

  private note(what: string, text: string): void {
    const fault = `${what}: ${text}`;
    if (!this.portal.running && UNREACHABLE.test(fault)) return;
    if (!this.expected.some((pattern) => pattern.test(fault))) this.faults.push(fault);
  }
}

/** Counts how often the page is loaded anew. */
export function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("load", () => (loads += 1));
  return () => loads;
}
