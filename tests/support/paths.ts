/** Where the tests find what they test. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The operator's tool. */
export const MADANG = process.env.MADANG_BIN ?? `${ROOT}target/native/madang`;

/** The built app. */
export const DIST = process.env.MADANG_DIST ?? `${ROOT}dist`;

/** The published sample data; `setup.ts` publishes them where nobody named any. */
export function api(): string {
  return found(process.env.MADANG_API ?? "", "publish the sample data: cargo xtask test");
}

/** `path`, or what to do where nothing is there. */
export function found(path: string, otherwise: string): string {
  if (!existsSync(path)) throw new Error(`${path || "nothing"} is not there: ${otherwise}`);
  return path;
}
