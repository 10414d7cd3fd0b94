/** The figures of credentials, and their part of the results' page. */
import { ratio, text } from "../lib/numbers.mjs";

const CORE = "@sd-jwt/core";
const NOBLE = "@sd-jwt/core with @noble/hashes";
const PYTHON = "sd-jwt (Python)";
const POLARIS = "polaris-oid4vp (Python)";

const ACTS = { issue: "issue", present: "present 3", verify: "verify" };
const SIZES = { issued: "issued", presented: "3 presented" };
const WASM_GOAL_MS = 1;

/** All figures. */
export function figuresOf({ native, python, browser, wrong }) {
  const figure = (name, unit, value, more) => ({ name, unit, value: short(value), ...more });
  const peer = (name, value) => ({ peer: name, peer_value: short(value) });
  const times = Object.entries(ACTS).flatMap(([act, name]) => [
    figure(`credential, ${name}, native`, "ms", native[act], peer(PYTHON, python[act])),
    ...[["core", CORE], ["coreNoble", NOBLE]].map(([side, who]) =>
      figure(`credential, ${name}, wasm`, "ms", browser.ours[act], {
        ...peer(who, browser[side][act]),
        goal: WASM_GOAL_MS,
      }),
    ),
  ]);
  const sizes = Object.entries(SIZES).flatMap(([key, name]) =>
    [[CORE, browser.core], [PYTHON, python]].map(([who, theirs]) =>
      figure(`credential, 20 claims, ${name}`, "B", browser.ours[key], peer(who, theirs[key])),
    ),
  );
  const [ownNative, ownWasm, ...others] = wrong;
  const verdicts = [
    figure("credentials judged wrong, native", "of 25", ownNative.all, { goal: 0 }),
    ...others.map(({ name, all }) =>
      figure("credentials judged wrong, wasm", "of 25", ownWasm.all, {
        ...peer(name, all),
        goal: 0,
      }),
    ),
  ];
  return [...times, ...sizes, ...verdicts];
}

/** How many vectors each side judges wrong: all, and of those that MUST be right. */
export function wrongCounts({ native, python, browser }, wrongOf) {
  const sides = [
    ["Madang, native", native],
    ["Madang, wasm", browser.ours],
    [CORE, browser.core],
    [PYTHON, python],
    [POLARIS, python.polaris],
  ];
  return sides.map(([name, { verdicts }]) => {
    const wrong = wrongOf(verdicts);
    const must = wrong.filter(({ level }) => level === "must").length;
    return { name, all: wrong.length, must, ids: wrong.map(({ id }) => id) };
  });
}

/** The part of the results' page. */
export const section = (results) => `## Credentials, beside other libraries

A certificate of 20 claims, each hidden by itself; three are presented, bound to the holder. Each
time is the quickest of several goes by turns. The goal is ${WASM_GOAL_MS} ms each in wasm.

${timeTable(results)}
### Sizes

${sizeTable(results)}
### Wrong verdicts

Over the 25 open vectors. "MUST" are those that the standards require.

${wrongTable(results)}`;

function timeTable({ native, python, browser }) {
  const rows = [
    ["Madang, native", native],
    [PYTHON, python],
    [POLARIS, python.polaris],
    ["Madang in wasm, Chromium", browser.ours],
    [`${CORE}, Chromium`, browser.core],
    [`${NOBLE}, Chromium`, browser.coreNoble],
  ];
  const lines = rows.map(([name, side]) => {
    const cells = Object.keys(ACTS).map((act) => (side[act] ? short(side[act]) : ""));
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  return table(["in ms, less is better", ...Object.values(ACTS)], lines);
}

function sizeTable({ python, browser }) {
  const lines = Object.entries(SIZES).map(([key, name]) => {
    const [ours, core, py] = [browser.ours, browser.core, python].map((side) => side[key]);
    const cells = [text(ours), text(core), ratio(ours, core), text(py), ratio(ours, py)];
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  return table(["in bytes, less is better", "Madang", CORE, "ratio", PYTHON, "ratio"], lines);
}

function wrongTable({ wrong }) {
  const lines = wrong.map(
    ({ name, all, must, ids }) => `| ${name} | ${all} | ${must} | ${ids.join(", ")} |`,
  );
  const head = "| verifier | wrong of 25 | of MUST | which |\n|---|---:|---:|---|\n";
  return `${head}${lines.join("\n")}\n`;
}

function table(heads, lines) {
  const sides = heads.map((_, at) => (at === 0 ? "---" : "---:"));
  return `| ${heads.join(" | ")} |\n|${sides.join("|")}|\n${lines.join("\n")}\n`;
}

/** Three digits, or more where there are as many before the point. */
function short(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
