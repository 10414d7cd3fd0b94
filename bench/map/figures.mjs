/** The figures of the maps: from the rounds of all sides to rows, and rows to a table. */
import { median, ratio, text } from "../lib/numbers.mjs";
import { NAMES } from "./sides.mjs";

/** Past this a frame is late, at 60 a second. */
const FRAME_MS = 16.7;
/** The most that grouping anew may take of it. */
const CLUSTER_MS = 8;

/** What is measured at each speed of the processor: name, what it is in a round, its goal. */
const TIMES = [
  ["from navigation to the first number", (round) => [round.open.number]],
  ["from navigation to the whole map", (round) => [round.open.whole]],
  ["zoom step, first time", (round) => round.gestures.zoomFirst],
  ["zoom step, again", (round) => round.gestures.zoomAgain],
  ["filter change", (round) => round.gestures.filter],
  ["script of the frame that groups anew", (round) => round.reclusters, { 1: CLUSTER_MS }],
  ["stock refresh", (round) => round.gestures.refresh],
  ["pan frame, p50", (round) => [round.pan.p50]],
  ["pan frame, p95", (round) => [round.pan.p95], { 4: FRAME_MS }],
  ["longest frame of a pan and its release", (round) => [round.pan.longest]],
  ["pan frame with software GL, p50", (round) => [round.panGl.p50]],
  ["pan frame with software GL, p95", (round) => [round.panGl.p95]],
];

const SIZES = [
  ["memory", "KB", (round) => round.memory / 1000],
  ["transferred until the whole map", "B", (round) => total(round.open.bytes)],
  ["of that code", "B", (round) => round.open.bytes.code],
  ["of that the base map", "B", (round) => round.open.bytes.ground],
  ["of that data", "B", (round) => round.open.bytes.data],
];

/** Rows of `{ name, unit, values, goal }`; `rounds[slow][side]` are the rounds of a side. */
export function rowsOf(rounds) {
  const times = Object.keys(rounds).flatMap((slow) =>
    TIMES.map(([name, of, goals = {}]) => ({
      name: `${name} at ${slow}x`,
      unit: "ms",
      values: rounds[slow]
        .map((side) => side.flatMap(of))
        .filter((values) => values.length > 0)
        .map((values) => rounded(median(values))),
      goal: goals[slow],
    })),
  );
  const sizes = SIZES.map(([name, unit, of]) => ({
    name,
    unit,
    values: rounds[1].map((side) => Math.round(median(side.map(of)))),
  }));
  return [...times, ...sizes];
}

/** A figure for each peer, as `cargo xtask bench` reads them. */
export const figuresOf = (rows) =>
  rows.flatMap(({ name, unit, values: [value, ...theirs], goal }) => {
    const ours = { name: `map: ${name}`, unit, value, goal };
    if (theirs.length === 0) return [ours];
    return theirs.map((peer_value, index) => ({ ...ours, peer: NAMES[index + 1], peer_value }));
  });

/** The rows as a table. */
export function table(rows) {
  const lines = rows.map(({ name, unit, values: [ours, ...theirs] }) => {
    const beside = NAMES.slice(1).map((_, index) =>
      theirs.length > 0 ? `${text(theirs[index])} | ${ratio(ours, theirs[index])}` : " | ",
    );
    return `| ${name}, ${unit} | ${text(ours)} | ${beside.join(" | ")} |`;
  });
  const peers = NAMES.slice(1).map((name) => `${name} | ratio`);
  return `| less is better | ${NAMES[0]} | ${peers.join(" | ")} |
|---|---:|${"---:|---:|".repeat(peers.length)}
${lines.join("\n")}
`;
}

const total = (bytes) => Object.values(bytes).reduce((sum, n) => sum + n, 0);

/** Whole from 100 on; below, a tenth tells. */
const rounded = (value) => (value < 100 ? Math.round(value * 10) / 10 : Math.round(value));
