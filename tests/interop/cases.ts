/** Certificates, and what is presented of them. */
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Claims, Path } from "./peer.ts";

/** A certificate, what its holder chooses, and what a verifier then sees. */
export interface Case {
  name: string;
  claims: Claims;
  frame: object;
  paths: Path[];
  seen: Claims;
}

/** A case that comes with @sd-jwt/core. */
interface Theirs {
  claims: Claims;
  disclosureFrame: object;
  presentationFrames: object;
  presentedClaims: Claims;
}

/** One of theirs that their own tests leave out: an object of which all is hidden stays, empty. */
const CORRECTED: Record<string, Claims> = { array_none_disclosed: { is_over: {} } };

/** The cases that come with @sd-jwt/core, from its package. */
export function coreCases(): Case[] {
  const main = createRequire(import.meta.url).resolve("@sd-jwt/core");
  const folder = join(dirname(main), "../test");
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.sort().map((file) => {
    const theirs = JSON.parse(readFileSync(join(folder, file), "utf8")) as Theirs;
    const name = file.replace(".json", "");
    return {
      name,
      claims: theirs.claims,
      frame: theirs.disclosureFrame,
      paths: pathsOf(theirs.presentationFrames, theirs.claims),
      seen: CORRECTED[name] ?? theirs.presentedClaims,
    };
  });
}

/** What a presentation frame chooses; some of theirs choose what is not there. */
function pathsOf(frame: object, claims: unknown, at: Path = []): Path[] {
  return Object.entries(frame).flatMap(([name, inner]) => {
    const value = (claims as Claims)?.[name];
    if (value === undefined) return [];
    const path = [...at, Array.isArray(claims) ? Number(name) : name];
    return inner === true ? [path] : pathsOf(inner, value, path);
  });
}

const FAMILY = [
  { relation: "본인", name: "김예시", birthdate: "1988-05-14", rrn_back: "000000" },
  { relation: "배우자", name: "이보기", birthdate: "1990-11-02", rrn_back: "000000" },
  { relation: "자녀", name: "김새싹", birthdate: "2022-03-09", rrn_back: "000000" },
];
const MEMBER = { _sd: ["relation", "name", "birthdate", "rrn_back"] };
const NUMBERS = [0, -1, 1.5, 9_007_199_254_740_991];
const ODD = 'a "quoted" \\ line\nbreak, \u0000, \u2028, é, 😀, </script>';

/** Cases of our own. */
export const OWN: Case[] = [
  {
    name: "a child of a family, each member and each field hidden, with decoys",
    claims: { register_base: "강원특별자치도 춘천시", family: FAMILY, child_count: 1 },
    frame: {
      _sd: ["register_base", "family", "child_count"],
      _sd_decoy: 3,
      family: { _sd: [0, 1, 2], _sd_decoy: 1, 0: MEMBER, 1: MEMBER, 2: MEMBER },
    },
    paths: [
      ["family", 2, "relation"],
      ["family", 2, "name"],
      ["family", 2, "birthdate"],
    ],
    seen: { family: [{ relation: "자녀", name: "김새싹", birthdate: "2022-03-09" }] },
  },
  {
    name: "a family's list alone, of which each element stays hidden",
    claims: { family: FAMILY },
    frame: { _sd: ["family"], family: { _sd: [0, 1, 2], 1: MEMBER } },
    paths: [["family"]],
    seen: { family: [] },
  },
  {
    name: "numbers, texts and names that need care",
    // Not with an empty name: @sd-jwt/core loses a claim that is called that.
    claims: { numbers: NUMBERS, text: ODD, "이름 ~.": null, deep: [[[true]]] },
    frame: {
      _sd: ["numbers", "text", "이름 ~.", "deep"],
      numbers: { _sd: [1, 3] },
      deep: { _sd: [0], 0: { _sd: [0] } },
    },
    paths: [["numbers", 3], ["text"], ["이름 ~."], ["deep", 0, 0]],
    seen: {
      numbers: [0, 1.5, 9_007_199_254_740_991],
      text: ODD,
      "이름 ~.": null,
      deep: [[[true]]],
    },
  },
  {
    name: "twenty claims of which three are shown",
    claims: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`claim_${n}`, `값 ${n}`])),
    frame: { _sd: Array.from({ length: 20 }, (_, n) => `claim_${n}`) },
    paths: [["claim_2"], ["claim_11"], ["claim_19"]],
    seen: { claim_2: "값 2", claim_11: "값 11", claim_19: "값 19" },
  },
];
