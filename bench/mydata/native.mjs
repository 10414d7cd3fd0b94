/** What is measured natively, and in Python. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { credentialExample, python } from "../lib/paths.mjs";

const TIMES = fileURLToPath(new URL("./times.py", import.meta.url));

/** Ours: times in ms, sizes, verdicts. */
export const native = (scratch, input) => run(credentialExample(), [], scratch, input);

/** sd-jwt's, and under `polaris` those of polaris-oid4vp. */
export const inPython = (scratch, input) => run(python(), [TIMES], scratch, input);

async function run(program, args, scratch, input) {
  const file = join(scratch, "credential.json");
  await writeFile(file, JSON.stringify(input));
  const { stdout } = await promisify(execFile)(program, [...args, file]);
  return JSON.parse(stdout);
}
