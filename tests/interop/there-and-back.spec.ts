/**
 * Credentials go from each issuer through each holder to each verifier: ours and other libraries'.
 */
import { coreCases, OWN, type Case } from "./cases.ts";
import { publicHalf, type Claims, type Path } from "./peer.ts";
import { sampleCases } from "./samples.ts";
import { ENVELOPE, TERMS } from "./terms.ts";
import { expect, test, type Peers } from "./test.ts";

test("all cases of @sd-jwt/core and the portal's certificates are there", () => {
  expect(coreCases().length).toBe(17);
  expect(sampleCases().length).toBeGreaterThan(10);
});

const CNF = { cnf: { jwk: publicHalf(TERMS.holder) } };

for (const one of [...OWN, ...coreCases(), ...sampleCases()]) {
  test(one.name, ({ peers }) => thereAndBack(peers, one, { ...ENVELOPE, ...CNF }));
}

for (const one of OWN) {
  test(`${one.name}, without a key`, ({ unbound }) => thereAndBack(unbound, one, ENVELOPE));
}

/** Has each issuer issue it; `always` is what every verifier sees. */
async function thereAndBack(peers: Peers, one: Case, always: Claims): Promise<void> {
  const { madang, core, python } = peers;
  for (const issuer of [madang, core, python.sdJwt]) {
    const token = await issuer.issue({ ...ENVELOPE, ...one.claims }, one.frame);
    await present(peers, issuer.name, token, one.paths, { ...always, ...one.seen });
  }
}

/** Has each holder present it, and each verifier verify that. */
async function present(
  { madang, core, python }: Peers,
  from: string,
  token: string,
  paths: Path[],
  seen: Claims,
): Promise<void> {
  const sets: string[][] = [];
  for (const holder of [madang, core, python.sdJwt]) {
    const presentation = await holder.present(token, paths);
    sets.push(disclosuresOf(presentation));
    for (const verifier of [madang, core, python.sdJwt, python.polaris]) {
      const way = `${from} to ${holder.name} to ${verifier.name}`;
      expect(await verifier.verify(presentation), way).toEqual(seen);
    }
  }
  const [ours, ...theirs] = sets;
  for (const set of theirs) expect(set, `what is disclosed, from ${from}`).toEqual(ours);
}

/** The disclosures of a presentation, in an order of their own. */
const disclosuresOf = (presentation: string) => presentation.split("~").slice(1, -1).sort();
