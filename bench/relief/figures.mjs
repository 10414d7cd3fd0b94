/** The figures of the relief checker, and their part of the results' page. */
import { ratio, text } from "../lib/numbers.mjs";
import { HOUSEHOLDS } from "./browser.mjs";
import { COMPARED } from "./cases.mjs";

/** Who decides beside us. */
export const PEERS = {
  hand: "JavaScript by hand",
  engine: "json-logic-engine, compiled",
  js: "json-logic-js",
  datalogic: "@goplasmatic/datalogic (wasm)",
  publicodes: "publicodes",
};
const NATIVE_GOAL_NS = 100;
const WASM_GOAL_NS = 300;
const PLAN_GOAL_MS = 5;

/** All figures. */
export function figuresOf({ native, browser, questions }) {
  const figure = (name, unit, value, more) => ({ name, unit, value: short(value), ...more });
  const peer = (name, value) => ({ peer: name, peer_value: short(value) });
  const { decisions, batch } = browser;
  const beside = Object.entries(PEERS).map(([side, name]) =>
    figure("relief decision in wasm", "ns", decisions.each, {
      ...peer(name, decisions[side]),
      goal: WASM_GOAL_NS,
    }),
  );
  const plan = (name, value) => figure(`relief plan, ${name}`, "ms", value, { goal: PLAN_GOAL_MS });
  const asked = (name, ours, who, theirs) =>
    figure(`relief, asked: ${name}`, "questions", ours, peer(who, theirs));
  return [
    figure("relief decision, native", "ns", native.decision.value, {
      ...peer(PEERS.hand, decisions.hand),
      goal: NATIVE_GOAL_NS,
    }),
    ...beside,
    figure("relief decision in wasm, in one call", "ns", decisions.batch, {
      ...peer(PEERS.hand, decisions.hand),
      goal: WASM_GOAL_NS,
    }),
    figure("relief, a million, native", "ms", native.batch.value, peer(PEERS.hand, batch.hand)),
    figure("relief, a million in wasm", "ms", batch.wasm, peer(PEERS.hand, batch.hand)),
    ...plansOf(native, browser).flatMap(([name, ours, inWasm]) => [
      plan(`${name}, native`, ours),
      plan(`${name}, wasm`, inWasm),
    ]),
    ...questionsOf(native, questions).map(([name, who, ours, theirs]) =>
      asked(name, ours, who, theirs),
    ),
  ];
}

/** What was planned, natively and in wasm. */
function plansOf(native, { every, chosen }) {
  return [
    [`first, ${every.versions} versions`, native.first_plan_all.value, every.first],
    [`first, ${chosen.versions} versions`, native.first_plan.value, chosen.first],
    [`mean, ${chosen.versions} versions`, native.all_plan_mean.value, chosen.mean],
    [`slowest, ${chosen.versions} versions`, native.all_plan_slowest.value, chosen.slowest],
  ];
}

/** What was asked: the name, the other order, ours, theirs. */
function questionsOf(native, { ours, theirs }) {
  const both = (name, who, key) =>
    ["mean", "worst"].map((which) => {
      const { value, goal } = native[`${key}_${which}`];
      return [`${name}, ${which}`, who, value, goal];
    });
  const fixed = "fixed order";
  const skipping = "fixed order without the needless";
  return [
    ...both("all, 10,000", fixed, "all"),
    ...both("all, first 500", skipping, "all_first"),
    ...both("2021 fund, 10,000", fixed, "fund"),
    ...both("2021 fund, first 500", skipping, "fund_first"),
    ...["mean", "worst"].map((which) => [
      `2021 fund, first 500, ${which}`,
      PEERS.publicodes,
      ours[which],
      theirs[which],
    ]),
  ];
}

/** The part of the results' page. */
export const section = (results) => `## The relief checker, beside rule engines

The 2021 fund and all other programmes as they are published; the browser's sides in Chromium. All
sides agree on each of the cases. Each time is the quickest of several goes by turns.

### One decision

In ns, over ${text(COMPARED)} households, among them some on both sides of every line. The goal is
${NATIVE_GOAL_NS} native and ${WASM_GOAL_NS} in wasm. Ratios are of ours in wasm with a call for each decision.

${decisionTable(results)}
### A million different households

| in ms, less is better | native | wasm, one call | ${PEERS.hand} |
|---|---:|---:|---:|
| a million decisions | ${batchCells(results).join(" | ")} |

### The next question

Over all versions of all programmes, and over the one of each programme that a date goes by. "First"
is before any answer; mean and slowest are of all the plans that seeded households need, ours native
10,000 of them, in wasm ${HOUSEHOLDS}. The goal is ${PLAN_GOAL_MS} ms.

${planTable(results)}
### Questions asked

Seeded households, asked until nothing more can matter; "all" is one version of each programme. A
fixed order asks the facts as they stand until all is settled; without the needless, it leaves out
what our plan has found to matter no more. publicodes asks what it misses, by its own score, until
it misses nothing.

${questionTable(results)}`;

function decisionTable({ native, browser: { decisions } }) {
  const rows = [
    ["Madang, native", native.decision.value],
    ["Madang in wasm, a call for each", decisions.each],
    ["Madang in wasm, all in one call", decisions.batch],
    ...Object.entries(PEERS).map(([side, name]) => [name, decisions[side], true]),
  ];
  const lines = rows.map(([name, ns, isPeer]) => {
    const beside = isPeer ? Number((decisions.each / ns).toPrecision(2)) : "";
    return `| ${name} | ${text(short(ns))} | ${beside} |`;
  });
  return table(["one decision", "ns", "ratio"], lines);
}

const batchCells = ({ native, browser: { batch } }) =>
  [native.batch.value, batch.wasm, batch.hand].map((ms) => text(short(ms)));

function planTable({ native, browser }) {
  const rows = plansOf(native, browser);
  const name = `reading and compiling, ${browser.every.versions} versions`;
  rows.push([name, native.compile.value, browser.compile]);
  const lines = rows.map(([what, ...both]) => `| ${what} | ${both.map(short).join(" | ")} |`);
  return table(["in ms, less is better", "native", "wasm"], lines);
}

function questionTable({ native, questions }) {
  const rows = questionsOf(native, questions);
  const lines = rows.map(
    ([name, who, ours, theirs]) =>
      `| ${name} | ${short(ours)} | ${who} | ${short(theirs)} | ${ratio(ours, theirs)} |`,
  );
  return table(["households", "Madang", "beside", "theirs", "ratio"], lines);
}

function table(heads, lines) {
  const sides = heads.map((head, at) => (at === 0 || head === "beside" ? "---" : "---:"));
  return `| ${heads.join(" | ")} |\n|${sides.join("|")}|\n${lines.join("\n")}\n`;
}

/** Three digits, or more where there are as many before the point. */
function short(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
