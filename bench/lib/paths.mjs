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

/** The relief data that the portal comes with. */
export const RELIEF_DATA = `${ROOT}cli/data/relief/`;

/** The program that times the relief checker. */
export const reliefExample = () =>
  found(
    process.env.MADANG_RELIEF ?? `${ROOT}target/native/examples/bench_relief`,
    "cargo build --profile native --package madang-relief --example bench_relief",
  );

/** The relief checker as a module of its own. */
export const reliefModule = () =>
  found(
    process.env.MADANG_RELIEF_WASM ??
      `${ROOT}target/wasm32-unknown-unknown/release/madang_relief_bench.wasm`,
    "cargo build --release --target wasm32-unknown-unknown --target-dir target " +
      "--manifest-path bench/relief/wasm/Cargo.toml",
  );

/** The open vectors: presentations, and what a verifier has to say of each. */
export const VECTORS = `${ROOT}crates/mydata/tests/fixtures/sd-jwt-open.json`;

/** The program that times credentials. */
export const credentialExample = () =>
  found(
    process.env.MADANG_CREDENTIAL ?? `${ROOT}target/native/examples/bench_credential`,
    "cargo build --profile native --package madang --example bench_credential",
  );

/** Credentials as a module of their own. */
export const credentialModule = () =>
  found(
    process.env.MADANG_CREDENTIAL_WASM ??
      `${ROOT}target/wasm32-unknown-unknown/release/madang_mydata_bench.wasm`,
    "cargo build --release --target wasm32-unknown-unknown --target-dir target " +
      "--manifest-path bench/mydata/wasm/Cargo.toml",
  );

/** Python with the libraries to compare with. */
export const python = () =>
  found(process.env.MADANG_PYTHON ?? "MADANG_PYTHON", "cargo xtask setup, which says where it is");

/** The browser, as the system has it. */
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

function found(path, command) {
  if (!existsSync(path)) throw new Error(`${path} is not there: make it with ${command}`);
  return path;
}
