/** Where the bench finds what it compares. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const BENCH = `${ROOT}bench/`;

/** The operator's tool, which serves both. */
export const madang = () =>
  found(
    process.env.MADANG_BIN ?? `${ROOT}target/native/madang`,
    "cargo build --profile native --package madang",
  );

/** The built app. */
export const dist = () => found(process.env.MADANG_DIST ?? `${ROOT}dist`, "cargo xtask build");

/** The program that times our cluster step. */
export const clusterExample = () =>
  found(
    process.env.MADANG_CLUSTER ?? `${ROOT}target/native/examples/bench_cluster`,
    "cargo build --profile native --package madang-geo --example bench_cluster",
  );

/** The browser, as the system has it. */
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

function found(path, command) {
  if (!existsSync(path)) throw new Error(`${path} is not there: make it with ${command}`);
  return path;
}
