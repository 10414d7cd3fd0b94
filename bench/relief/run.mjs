/**
 * The relief checker beside rule engines for the browser: decisions on the 2021 fund, which all
 * sides make of the same cases, next-question plans, and how many questions are asked.
 */
import { readFile } from "node:fs/promises";
import { RELIEF_DATA } from "../lib/paths.mjs";
import { inBrowser } from "./browser.mjs";
import { makeCases } from "./cases.mjs";
import { PEERS, figuresOf, section } from "./figures.mjs";
import { native } from "./native.mjs";
import { compareQuestions } from "./questions.mjs";

const FLAGSHIP = "national_support_2021-2021-08-30.json";
const BATCH = 1_000_000;

/** Measures; gives the figures, and their part of the results' page. */
export async function relief(scratch, _api) {
  const read = async (path) => JSON.parse(await readFile(`${RELIEF_DATA}${path}`, "utf8"));
  const data = { facts: await read("facts.json"), programme: await read(`programmes/${FLAGSHIP}`) };
  console.error("  relief: natively");
  const ours = await native(scratch, data, makeCases(data, BATCH));
  console.error("  relief: in the browser");
  const sides = ["each", "batch", ...Object.keys(PEERS)];
  const browser = await inBrowser(scratch, { flagship: FLAGSHIP, sides, count: BATCH });
  console.error("  relief: questions by publicodes");
  const questions = compareQuestions(data, ours.first);
  const results = { native: ours, browser, questions };
  return { figures: figuresOf(results), section: section(results) };
}
