/** What issuer, holder and verifier of the tests agree on. */
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { ROOT } from "../support/paths.ts";
import type { Claims, Terms } from "./peer.ts";

/** A new key pair as a JWK. */
function pair(): JsonWebKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "jwk" }) as JsonWebKey;
}

const NOW = 1_800_000_000;

/** Everybody's, with new keys. */
export const TERMS = {
  issuer: pair(),
  holder: pair(),
  iss: "https://issuer.example",
  vct: "https://issuer.example/credentials/test/1",
  aud: "https://verifier.example",
  nonce: "nonce-of-the-tests",
  now: NOW,
  skew: 60,
  age: 300,
} satisfies Terms;

/** The claims of the credential itself, never hidden. */
export const ENVELOPE = { iss: TERMS.iss, vct: TERMS.vct, iat: NOW - 3600, exp: NOW + 86_400 };

/** The open vectors: presentations, and what a verifier has to say of each. */
export interface Vectors {
  now: number;
  issuer: { iss: string; jwk: JsonWebKey };
  policy: {
    vct: string;
    aud: string;
    nonce: string;
    kb_iat_max_age_s: number;
    clock_skew_s: number;
  };
  vectors: Vector[];
}

/** One of them. */
export interface Vector {
  id: string;
  expect: "valid" | "invalid";
  level: "must" | "strict";
  checks: string[];
  token: string;
  payload?: Claims;
}

/** Reads the open vectors. */
export function readVectors(): Vectors {
  const path = `${ROOT}crates/mydata/tests/fixtures/sd-jwt-open.json`;
  return JSON.parse(readFileSync(path, "utf8")) as Vectors;
}

/** The terms that the vectors are judged by. */
export function termsOf({ now, issuer, policy }: Vectors): Terms {
  return {
    issuer: issuer.jwk,
    iss: issuer.iss,
    vct: policy.vct,
    aud: policy.aud,
    nonce: policy.nonce,
    now,
    skew: policy.clock_skew_s,
    age: policy.kb_iat_max_age_s,
  };
}
