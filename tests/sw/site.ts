/** A small site around the real service worker, whose every answer a test can change. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Answer {
  body: string | Buffer;
  type?: string;
  status?: number;
}

export interface Entry {
  url: string;
  rev: string | null;
}

const TYPES: Record<string, string> = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  png: "image/png",
  wasm: "application/wasm",
};

const WORKER = readFileSync(new URL("../../public/sw.js", import.meta.url), "utf8");
const KILL = readFileSync(new URL("../../public/sw-kill.js", import.meta.url), "utf8");
const BUILD_LINE = /^const BUILD = .*;$/m;

export function hash16(body: string | Buffer): string {
  return createHash("sha256").update(body).digest("hex").slice(0, 16);
}

/** The path of a payload whose name carries the hash of `body`. */
export function payloadPath(name: string, body: string | Buffer): string {
  return `/api/v1/${name}.${hash16(body)}.json`;
}

export class Site {
  /** What is there, by path. */
  readonly files = new Map<string, Answer>();
  /** Where a path leads instead. */
  readonly redirects = new Map<string, string>();
  /** Paths asked for, in order, since the last `asked.length = 0`. */
  readonly asked: string[] = [];
  private readonly held = new Map<string, Promise<void>>();
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.port, "127.0.0.1", resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** Lets requests for `path` wait until the returned function is called. */
  hold(path: string): () => void {
    let release = () => {};
    this.held.set(path, new Promise((resolve) => (release = resolve)));
    return () => {
      this.held.delete(path);
      release();
    };
  }

  /** Puts build `id` in place: a shell that names it, a chunk of its own, a side file. */
  deploy(id: string, more: { install?: Entry[]; idle?: Entry[] } = {}): void {
    const shell = `<!doctype html><title>${id}</title><script src="/b/${id}/app.js"></script>`;
    this.files.set("/", { body: shell, type: TYPES.html });
    this.files.set("/shell.html", { body: shell });
    this.files.set(`/b/${id}/app.js`, { body: `document.documentElement.id = "${id}";` });
    this.files.set(`/b/${id}/side.json`, { body: `{"side":"${id}"}` });
    const install = [
      { url: "/shell.html", rev: hash16(shell) },
      { url: `/b/${id}/app.js`, rev: null },
      ...(more.install ?? []),
    ];
    const idle = [{ url: `/b/${id}/side.json`, rev: null }, ...(more.idle ?? [])];
    const line = `const BUILD = ${JSON.stringify({ id, install, idle })};`;
    this.files.set("/sw.js", { body: WORKER.replace(BUILD_LINE, line) });
  }

  /** Replaces the worker by the one of the source tree, whose lists are empty. */
  deployUnbuilt(): void {
    this.files.set("/sw.js", { body: WORKER });
  }

  /** Replaces the worker by the kill switch. */
  deployKillSwitch(): void {
    this.files.set("/sw.js", { body: KILL });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", this.url).pathname;
    this.asked.push(path);
    await this.held.get(path);
    const location = this.redirects.get(path);
    if (location) return void response.writeHead(308, { location }).end();
    const file = this.files.get(path) ?? { body: "", status: 404, type: "text/plain" };
    const immutable = path.startsWith("/b/") || /\.[0-9a-f]{16}\./.test(path);
    response.writeHead(file.status ?? 200, {
      "content-type": file.type ?? TYPES[path.split(".").pop() ?? ""] ?? "text/html",
      "cache-control": immutable ? "public, max-age=31536000, immutable" : "no-cache",
    });
    response.end(file.body);
  }
}
