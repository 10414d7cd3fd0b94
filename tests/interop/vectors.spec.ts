/** The open vectors: our verdicts, and as a table those of others. */
import * as library from "@sd-jwt/core";
import { expect, test } from "@playwright/test";
import type { Verifier } from "./peer.ts";
import { Madang } from "./peers/madang.ts";
import { startPython } from "./peers/python.ts";
import { sdJwtCore } from "./peers/sd-jwt-core.ts";
import { readVectors, termsOf, type Vector } from "./terms.ts";

const FILE = readVectors();
const TERMS = termsOf(FILE);

test("every vector is judged right by the tool", async () => {
  expect(FILE.vectors.length).toBe(25);
  const madang = await Madang.start(TERMS);
  for (const vector of FILE.vectors) {
    const { code, verdict, failed, payload } = await madang.judge(vector.token);
    const isValid = vector.expect === "valid";
    expect({ verdict, code, payload }, vector.id).toEqual({
      verdict: vector.expect,
      code: isValid ? 0 : 1,
      payload: isValid ? vector.payload : null,
    });
    if (isValid) expect(failed, vector.id).toBeNull();
    else expect(vector.checks.map(toldAs), vector.id).toContain(failed);
  }
  await madang.stop();
});

/** That key binding is the verifier's to ask for shows where it is missing. */
const toldAs = (check: string) => (check === "V02" ? "V03" : check);

/** What the released libraries get wrong: the table below says what it said when it was written. */
const WRONG = {
  "@sd-jwt/core": [
    "disclosure-sent-twice",
    "two-elements-in-sd",
    // Audience and age it leaves to its caller.
    "kb-aud-wrong",
    "kb-iat-day-old",
  ],
  "sd-jwt": [
    "unreferenced-disclosure",
    "exp-past",
    "nbf-future",
    "kb-iat-missing",
    "kb-iat-day-old",
    "disclosure-padded",
  ],
  "polaris-oid4vp": [],
};

test("others' verdicts are the known ones", async () => {
  const python = startPython(TERMS);
  const core = await sdJwtCore(library, TERMS);
  const verdicts: [string, boolean[]][] = [];
  for (const verifier of [core, python.sdJwt, python.polaris]) {
    const right: boolean[] = [];
    for (const vector of FILE.vectors) right.push(await isRight(verifier, vector));
    verdicts.push([verifier.name, right]);
  }
  await python.stop();
  console.log(table(verdicts));
  const wrong = verdicts.map(([name, right]) => [name, wrongOf(right).map(({ id }) => id)]);
  expect(Object.fromEntries(wrong)).toEqual(WRONG);
});

async function isRight(verifier: Verifier, vector: Vector): Promise<boolean> {
  const seen = await verifier.verify(vector.token).catch(() => null);
  if (vector.expect === "invalid") return seen === null;
  expect(seen, `${verifier.name}, ${vector.id}`).toEqual(vector.payload);
  return true;
}

const wrongOf = (right: boolean[]) => FILE.vectors.filter((_, at) => !right[at]);

/** A line for each vector that somebody gets wrong, and the sums. */
function table(verdicts: [string, boolean[]][]): string {
  const line = (what: string, cells: string[]) =>
    [what.padEnd(28), ...cells.map((cell) => cell.padStart(16))].join("");
  const sums = verdicts.map(([, right]) => {
    const wrong = wrongOf(right);
    const must = wrong.filter(({ level }) => level === "must").length;
    return `${wrong.length}, ${must} of MUST`;
  });
  const rows = FILE.vectors.map(({ id }, at) => {
    const cells = verdicts.map(([, right]) => (right[at] ? "" : "accepted"));
    return cells.some(Boolean) ? line(id, cells) : "";
  });
  const names = verdicts.map(([name]) => name);
  const head = line("wrongly accepted", names);
  return [head, ...rows.filter(Boolean), line("of all 25", sums)].join("\n");
}
