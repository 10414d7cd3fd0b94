/** What is measured in the browser. The bench calls `window.bench`. */
import { COMPARED, makeCases } from "../cases.mjs";
import { decide } from "../rules/hand.mjs";
import { open } from "./module.js";
import { openSides } from "./sides.js";

/** A go over the compared cases lasts at least so long. */
const GO_MS = 60;
/** The quickest of so many goes counts: others share the machine. */
const GOES = 5;
/** Of a plan that seems slow the quickest of so many. */
const PLAN_GOES = 20;
const SLOW_MS = 1;

let ours;
let sides;
let cases;
/** Outcomes end here, so that no engine leaves them out. */
let sink = 0;

window.bench = { load, differences, go, batch, plans };

/** Gets all sides ready; gives how long ours took to read and compile every version, in ms. */
async function load({ files, flagship, batch: count }) {
  const read = async (path) => (await fetch(path)).text();
  const facts = await read("/data/facts.json");
  const programmes = [];
  for (const file of files) programmes.push(await read(`/data/programmes/${file}`));
  const data = {
    facts: JSON.parse(facts),
    programme: JSON.parse(programmes[files.indexOf(flagship)]),
  };
  cases = makeCases(data, count);
  const modules = [];
  for (let turn = 0; turn < GOES; turn += 1) modules.push(await open("/ours.wasm"));
  const took = quickest(() => {
    ours = modules.pop();
    ours.read(facts, programmes);
  });
  ours.choose(files.indexOf(flagship));
  sides = await openSides(ours, data, cases.slice(0, COMPARED));
  return took;
}

/** In how many of the compared cases a side says something else than the rule by hand. */
function differences(name) {
  const theirs = sides[name].outcomes();
  return cases.slice(0, COMPARED).filter((one, at) => decide(one) !== theirs[at]).length;
}

/** Decides the compared cases again and again; gives ns a decision. */
function go(name) {
  const { pass, count } = sides[name];
  let passes = 0;
  const start = performance.now();
  let now = start;
  while (now - start < GO_MS) {
    sink += pass();
    passes += 1;
    now = performance.now();
  }
  return ((now - start) * 1e6) / (passes * count);
}

/** Decides all cases; gives how long each side took, in ms, and in how many they differ. */
function batch() {
  ours.fillBatch(cases, sides.numbersOf);
  let outcomes;
  const wasm = quickest(() => {
    outcomes = ours.decideBatch();
  });
  const byHand = new Float64Array(cases.length);
  const hand = quickest(() => {
    for (let at = 0; at < cases.length; at += 1) byHand[at] = decide(cases[at]);
  });
  const differing = byHand.reduce((sum, one, at) => sum + (one === outcomes[at] ? 0 : 1), 0);
  return { wasm, hand, differing };
}

/** Plans until nothing matters, for so many households; times in ms. */
function plans(every, households) {
  const result = { versions: ours.takeInterest(every), first: 0, slowest: 0 };
  let sum = 0;
  let count = 0;
  for (let met = 0; met < households; met += 1) {
    ours.nextHousehold();
    for (let asked = 0; ; asked += 1) {
      const { next, took } = timedPlan();
      if (asked === 0) result.first = took;
      result.slowest = Math.max(result.slowest, took);
      sum += took;
      count += 1;
      if (next < 0) break;
      ours.answer(next);
    }
  }
  return { ...result, mean: sum / count };
}

function timedPlan() {
  let took = Infinity;
  let next = -1;
  for (let turn = 0; turn < PLAN_GOES && (turn === 0 || took > SLOW_MS); turn += 1) {
    const start = performance.now();
    next = ours.planNext();
    took = Math.min(took, performance.now() - start);
  }
  return { next, took };
}

function quickest(act) {
  let took = Infinity;
  for (let turn = 0; turn < GOES; turn += 1) {
    const start = performance.now();
    act();
    took = Math.min(took, performance.now() - start);
  }
  return took;
}
