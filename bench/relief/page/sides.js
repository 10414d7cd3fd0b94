/**
 * Who decides. A side has `pass()`, which decides its first `count` cases and gives the sum of the
 * outcomes, and `outcomes()` of all. Each has a loop of its own, so that the browser makes code for
 * it alone, and its cases ready in the form that it takes.
 */
import startDatalogic, { CompiledRule } from "@goplasmatic/datalogic";
import { LogicEngine } from "json-logic-engine";
import jsonLogicJs from "json-logic-js";
import Publicodes from "publicodes";
import { FACTS, asNumbers } from "../cases.mjs";
import { decide } from "../rules/hand.mjs";
import { jsonLogic } from "../rules/jsonlogic.mjs";
import { GOAL, publicodes, situation } from "../rules/publicodes.mjs";

/** publicodes needs about a millisecond a case. */
const FEW = 200;

/** Gets the sides ready for these cases. */
export async function openSides(ours, data, cases) {
  await startDatalogic();
  const numbersOf = asNumbers(data);
  const rule = jsonLogic(data.programme);
  return {
    numbersOf,
    each: each(ours, cases, numbersOf),
    batch: batch(ours, cases, numbersOf),
    hand: hand(cases),
    engine: engine(new LogicEngine().build(rule), cases),
    js: interpreted(rule, cases),
    datalogic: datalogic(new CompiledRule(JSON.stringify(rule), false), cases),
    publicodes: byPublicodes(new Publicodes(publicodes(data.programme)), cases),
  };
}

function each(ours, cases, numbersOf) {
  const width = FACTS.length;
  const numbers = Float64Array.from(cases.flatMap(numbersOf));
  const outcomes = new Float64Array(cases.length);
  return {
    count: cases.length,
    pass: () => ours.decideEach(numbers, width),
    outcomes: () => {
      ours.decideEach(numbers, width, outcomes);
      return outcomes;
    },
  };
}

function batch(ours, cases, numbersOf) {
  ours.fillBatch(cases, numbersOf);
  const pass = () => ours.decideBatch()[0];
  return { count: cases.length, pass, outcomes: () => ours.decideBatch() };
}

function hand(cases) {
  const pass = () => {
    let sum = 0;
    for (const one of cases) sum += decide(one);
    return sum;
  };
  return { count: cases.length, pass, outcomes: () => cases.map(decide) };
}

function engine(rule, cases) {
  const pass = () => {
    let sum = 0;
    for (const one of cases) sum += rule(one);
    return sum;
  };
  return { count: cases.length, pass, outcomes: () => cases.map((one) => rule(one)) };
}

function interpreted(rule, cases) {
  const pass = () => {
    let sum = 0;
    for (const one of cases) sum += jsonLogicJs.apply(rule, one);
    return sum;
  };
  const outcomes = () => cases.map((one) => jsonLogicJs.apply(rule, one));
  return { count: cases.length, pass, outcomes };
}

function datalogic(rule, cases) {
  const texts = cases.map((one) => JSON.stringify(one));
  const pass = () => {
    let sum = 0;
    for (const text of texts) sum += Number(rule.evaluate(text));
    return sum;
  };
  const outcomes = () => texts.map((text) => Number(rule.evaluate(text)));
  return { count: cases.length, pass, outcomes };
}

function byPublicodes(rules, cases) {
  const situations = cases.map(situation);
  const outcome = (one) => {
    rules.setSituation(one);
    return rules.evaluate(GOAL).nodeValue;
  };
  const pass = () => {
    let sum = 0;
    for (let at = 0; at < FEW; at += 1) sum += outcome(situations[at]);
    return sum;
  };
  return { count: FEW, pass, outcomes: () => situations.map(outcome) };
}
