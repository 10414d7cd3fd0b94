/** `madang serve` over a site and the sample data: both sides have the same server. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { madang } from "./paths.mjs";

/** Publishes the sample data into `folder`, unless MADANG_API names some. */
export async function publish(folder) {
  if (process.env.MADANG_API) return process.env.MADANG_API;
  await promisify(execFile)(madang(), ["publish", "sample", "--api", folder]);
  return folder;
}

/** Serves on a free port; gives the address, and how to stop. */
export async function serve(site, api) {
  const folders = ["--site", site, "--api", api];
  const server = spawn(madang(), ["serve", ...folders, "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const errors = [];
  server.stderr.on("data", (text) => errors.push(text));
  const stop = async () => {
    const gone = once(server, "exit");
    server.kill();
    await gone;
  };
  for await (const line of createInterface(server.stdout)) {
    const url = /^listening on (http:\/\/\S+)/.exec(line)?.[1];
    if (url) {
      // What it logs is read on, or its pipe would fill.
      server.stdout.resume();
      return { url, stop };
    }
  }
  throw new Error(`madang serve stopped: ${errors.join("")}`);
}
