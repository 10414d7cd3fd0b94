/** Publishes the sample data once for the whole run, unless MADANG_API names some. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MADANG } from "./paths.ts";

export default function setup(): (() => void) | undefined {
  // The worker's tests need no tool; the others say what is missing.
  if (process.env.MADANG_API || !existsSync(MADANG)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "madang-api-"));
  execFileSync(MADANG, ["publish", "sample", "--api", folder], { stdio: ["ignore", "ignore", "inherit"] });
  process.env.MADANG_API = folder;
  return () => rmSync(folder, { recursive: true });
}
