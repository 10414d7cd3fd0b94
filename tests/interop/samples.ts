/** The certificates that the portal comes with, each claim and each element hidden by itself. */
import { readFileSync } from "node:fs";
import { ROOT } from "../support/paths.ts";
import type { Case } from "./cases.ts";
import type { Claims, Path } from "./peer.ts";

interface Samples {
  people: { name: string; certificates: { vct: string; claims: Claims }[] }[];
}

/** So many leaves of a certificate are shown. */
const SHOWN = 3;

/** A case for each certificate: its first, its middle and its last leaf. */
export function sampleCases(): Case[] {
  const path = `${ROOT}cli/data/mydata/samples.json`;
  const { people } = JSON.parse(readFileSync(path, "utf8")) as Samples;
  return people.flatMap(({ name, certificates }) =>
    certificates.map(({ vct, claims }) => {
      const leaves = leavesOf(claims);
      const step = (leaves.length - 1) / (SHOWN - 1);
      const paths = Array.from({ length: SHOWN }, (_, n) => leaves[Math.floor(n * step)] ?? []);
      const id = vct.split("/").at(-2);
      const seen = shown(claims, paths) as Claims;
      return { name: `${id} of ${name}`, claims, frame: frameOf(claims), paths, seen };
    }),
  );
}

/** A frame that hides all there is in a value. */
function frameOf(value: object): object {
  const steps = Object.keys(value).map((name) => (Array.isArray(value) ? Number(name) : name));
  const inner = Object.entries(value).filter(([, one]) => isContainer(one));
  const frames = inner.map(([name, one]) => [name, frameOf(one as object)]);
  return { _sd: steps, ...Object.fromEntries(frames) };
}

function leavesOf(value: unknown): Path[] {
  if (!isContainer(value)) return [[]];
  return Object.entries(value).flatMap(([name, one]) => {
    const step = Array.isArray(value) ? Number(name) : name;
    return leavesOf(one).map((path) => [step, ...path]);
  });
}

/** What is left of a value where all but these leaves and what they lie in is hidden. */
function shown(value: unknown, paths: Path[]): unknown {
  if (!isContainer(value)) return value;
  const chosen = Object.entries(value).flatMap(([name, one]) => {
    const inner = paths.filter(([step]) => String(step) === name);
    return inner.length > 0 ? [[name, shown(one, inner.map(([, ...rest]) => rest))]] : [];
  });
  return Array.isArray(value) ? chosen.map(([, one]) => one) : Object.fromEntries(chosen);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
