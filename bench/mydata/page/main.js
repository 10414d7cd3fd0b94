/** What is measured in the browser. The bench calls `window.bench`. */
import * as library from "@sd-jwt/core";
import { sha256 } from "@noble/hashes/sha2.js";
import { sdJwtCore } from "../../../tests/interop/peers/sd-jwt-core.ts";
import { open } from "./module.js";

/** A go lasts at least so long. */
const GO_MS = 100;

/** By side: `issue()`, `present(credential)`, `verify(presentation)`. */
let sides;

window.bench = { load, tokens, go, judge };

/** Gets the sides ready. */
async function load({ task, terms }) {
  const ours = await open("/ours.wasm");
  await ours.take(task, terms);
  sides = {
    ours,
    core: side(await sdJwtCore(library, terms), task),
    coreNoble: side(await sdJwtCore(library, terms, noble), task),
  };
}

const side = (core, { claims, frame, paths }) => ({
  issue: () => core.issue(claims, frame),
  present: (credential) => core.present(credential, paths),
  verify: (presentation) => core.verify(presentation),
});

/** A hasher that need not be waited for. */
const noble = (data) =>
  sha256(typeof data === "string" ? new TextEncoder().encode(data) : new Uint8Array(data));

/** A credential and a presentation by each side, which all sides take. */
async function tokens() {
  const made = {};
  for (const [name, side] of Object.entries(sides)) {
    const issued = await side.issue();
    made[name] = { issued, presented: await side.present(issued) };
    await sides.core.verify(made[name].presented);
    const { verdict } = await sides.ours.verify(made[name].presented);
    if (verdict !== "valid") throw new Error(`ours refuses what ${name} presents`);
  }
  return made;
}

/** Has a side do one thing again and again; gives ms each. */
async function go(name, act, token) {
  const side = sides[name];
  let passes = 0;
  const start = performance.now();
  let now = start;
  while (now - start < GO_MS) {
    await side[act](token);
    passes += 1;
    now = performance.now();
  }
  return (now - start) / passes;
}

/** What a side says of presentations by these terms. */
async function judge(name, { terms, vectors }) {
  if (name === "ours") sides.ours.takeTerms(terms);
  const core = await sdJwtCore(library, terms);
  const verify = {
    ours: (token) => sides.ours.verify(token),
    core: (token) => core.verify(token).then(valid, invalid),
  }[name];
  const verdicts = [];
  for (const { token } of vectors) verdicts.push(await verify(token));
  return verdicts;
}

const valid = (payload) => ({ verdict: "valid", payload });
const invalid = () => ({ verdict: "invalid", payload: null });
