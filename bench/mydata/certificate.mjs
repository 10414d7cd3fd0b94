/**
 * What every side issues, presents and verifies: a certificate of 20 claims, each hidden by
 * itself, of which three are shown, bound to the holder's key.
 */
import { generateKeyPairSync } from "node:crypto";

const NOW = 1_800_000_000;
const ISS = "https://issuer.example";
const VCT = `${ISS}/credentials/abstract/1`;
const DAY_S = 86_400;

const HIDDEN = {
  issue_no: "SAMPLE-0001",
  issued_on: "2026-11-02",
  purpose: "어린이집 제출용",
  name: "김예시",
  name_hanja: "金例示",
  birthdate: "1988-05-14",
  sex_code: "1",
  rrn_back: "000000",
  sido: "강원특별자치도",
  sigungu: "춘천시",
  dong: "견본동",
  road: "강원특별자치도 춘천시 견본길 1",
  detail: "101동 101호",
  postcode: "00000",
  move_in_date: "2019-03-02",
  householder: "김예시",
  relation: "본인",
  household_size: 3,
  age_over_19: true,
  is_householder: true,
};

/** What is chosen. */
const SHOWN = ["name", "birthdate", "household_size"];

/** The task and its terms, with new keys. */
export function makeTask() {
  const claims = { iss: ISS, vct: VCT, iat: NOW - DAY_S, exp: NOW + DAY_S, ...HIDDEN };
  const frame = { _sd: Object.keys(HIDDEN) };
  const holder = pair();
  return {
    task: { claims, frame, holder, paths: SHOWN.map((name) => [name]) },
    terms: {
      issuer: pair(),
      holder,
      iss: ISS,
      vct: VCT,
      aud: "https://verifier.example",
      nonce: "nonce-of-the-bench",
      now: NOW,
      skew: 60,
      age: 300,
    },
  };
}

function pair() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "jwk" });
}
