/**
 * Credentials beside other libraries: how long it takes to issue, present and verify one, how long
 * it is, and which of the open vectors are judged wrong.
 */
import { inBrowser } from "./browser.mjs";
import { makeTask } from "./certificate.mjs";
import { figuresOf, section, wrongCounts } from "./figures.mjs";
import { inPython, native } from "./native.mjs";
import { readVectors, wrongOf } from "./vectors.mjs";

/** Measures; gives the figures, and their part of the results' page. */
export async function mydata(scratch, _api) {
  const vectors = await readVectors();
  const input = { ...makeTask(), vectors };
  console.error("  mydata: natively");
  const ours = await native(scratch, input);
  console.error("  mydata: in Python");
  const python = await inPython(scratch, input);
  console.error("  mydata: in the browser");
  const browser = await inBrowser(scratch, input);
  const results = { native: ours, python, browser };
  results.wrong = wrongCounts(results, (verdicts) => wrongOf(vectors, verdicts));
  return { figures: figuresOf(results), section: section(results) };
}
