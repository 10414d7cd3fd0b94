/** The open vectors, and who judges them wrong. */
import { isDeepStrictEqual } from "node:util";
import { readFile } from "node:fs/promises";
import { VECTORS } from "../lib/paths.mjs";

/** The vectors, with the terms by which they are judged. */
export async function readVectors() {
  const { now, issuer, policy, vectors } = JSON.parse(await readFile(VECTORS, "utf8"));
  const terms = {
    issuer: issuer.jwk,
    iss: issuer.iss,
    vct: policy.vct,
    aud: policy.aud,
    nonce: policy.nonce,
    now,
    skew: policy.clock_skew_s,
    age: policy.kb_iat_max_age_s,
  };
  return { terms, vectors };
}

/** The vectors that these verdicts, `{verdict, payload}` each, are wrong about. */
export function wrongOf({ vectors }, verdicts) {
  if (verdicts.length !== vectors.length) throw new Error("a vector was not judged");
  return vectors.filter(({ expect, payload }, at) => {
    const said = verdicts[at];
    const isRight = said.verdict === expect;
    return !(isRight && (expect === "invalid" || isDeepStrictEqual(said.payload, payload)));
  });
}
