/** The real server over a site and data that a test may replace while it runs. */
import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DIST, MADANG, api, found } from "./paths.ts";
import { restamp } from "./restamp.ts";

export class Portal {
  /** Address of the running server; it stays the same over stop and start. */
  url = "";
  private server: ChildProcess | undefined;
  private copies = 0;
  private config: string | undefined;

  private constructor(private readonly folder: string) {}

  /** Serves the built app and the sample data on a free port. */
  static async open(): Promise<Portal> {
    const portal = new Portal(await mkdtemp(join(tmpdir(), "madang-portal-")));
    await portal.point("site", found(DIST, "build the app: cargo xtask build"));
    await portal.point("api", api());
    await portal.start();
    return portal;
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true });
  }

  /** Whether the server runs. */
  get running(): boolean {
    return this.server !== undefined;
  }

  async start(): Promise<void> {
    const listen = this.url ? new URL(this.url).host : "127.0.0.1:0";
    const folders = ["--site", join(this.folder, "site"), "--api", join(this.folder, "api")];
    if (this.config) folders.push("--config", this.config);
    const server = spawn(
      found(MADANG, "build the tool: cargo build --profile native --package madang"),
      ["serve", ...folders, "--listen", listen],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.server = server;
    this.url = await address(server);
  }

  /** Starts anew with the operator's configuration, a TOML text. */
  async configure(toml: string): Promise<void> {
    this.config = join(this.folder, "portal.toml");
    await writeFile(this.config, toml);
    await this.stop();
    await this.start();
  }

  /** Takes the server away at once, as a lost connection does. */
  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server || server.exitCode !== null) return;
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await gone;
  }

  /** Puts a new build in the old one's place; `keepOld` keeps the old one's folder beside. */
  async deploy(options: { keepOld: boolean }): Promise<void> {
    await this.replace("site", DIST, (copy) => restamp(copy, options));
  }

  /** Puts a changed copy of the data in their place. */
  async publish(change: (folder: string) => Promise<void>): Promise<void> {
    await this.replace("api", api(), change);
  }

  /** Puts a changed copy of the present data in their place. */
  async publishAgain(change: (folder: string) => Promise<void>): Promise<void> {
    await this.replace("api", join(this.folder, "api"), change);
  }

  private async replace(
    name: string,
    from: string,
    change: (folder: string) => Promise<unknown>,
  ): Promise<void> {
    const copy = join(this.folder, `${name}-${(this.copies += 1)}`);
    await cp(from, copy, { recursive: true, dereference: true });
    await change(copy);
    await this.point(name, copy);
  }

  /** Lets the server's folder `name` be `target`, from one request to the next. */
  private async point(name: string, target: string): Promise<void> {
    const link = join(this.folder, name);
    await symlink(target, `${link}.new`);
    await rename(`${link}.new`, link);
  }
}

/** The address that the server says it listens on. */
async function address(server: ChildProcess): Promise<string> {
  const said: string[] = [];
  server.stderr?.on("data", (text) => said.push(String(text)));
  if (server.stdout) {
    for await (const line of createInterface(server.stdout)) {
      const url = /^listening on (http:\/\/\S+)/.exec(line)?.[1];
      if (url) return url;
    }
  }
  throw new Error(`madang serve stopped: ${said.join("")}`);
}
