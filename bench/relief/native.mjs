/** What is measured natively. */
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RELIEF_DATA, reliefExample } from "../lib/paths.mjs";
import { asNumbers } from "./cases.mjs";
import { decide } from "./rules/hand.mjs";

const MORE = 64 * 1024 * 1024;

/** Times decisions on `cases`, plans and questions; gives figures by key. */
export async function native(scratch, data, cases) {
  const [from, to] = [join(scratch, "cases"), join(scratch, "outcomes")];
  await writeFile(from, packed(cases.flatMap(asNumbers(data))));
  const args = [RELIEF_DATA, data.programme.id, from, to];
  const { status, stdout, stderr } = spawnSync(reliefExample(), args, {
    encoding: "utf8",
    maxBuffer: MORE,
  });
  if (status !== 0) throw new Error(`the relief checker failed: ${stderr}`);
  compare(cases, await readFile(to));
  const lines = stdout.trim().split("\n").map((line) => JSON.parse(line));
  return Object.fromEntries(lines.map((line) => [line.key, line]));
}

/** As the program reads them. */
const packed = (numbers) => Buffer.from(BigInt64Array.from(numbers, BigInt).buffer);

function compare(cases, bytes) {
  const differing = cases.filter((one, at) => decide(one) !== Number(bytes.readBigInt64LE(at * 8)));
  if (bytes.length !== cases.length * 8 || differing.length > 0) {
    const first = JSON.stringify(differing[0]);
    throw new Error(`the native decision differs in ${differing.length} cases, first ${first}`);
  }
}
