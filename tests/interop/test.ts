/** The libraries for the tests of a worker. */
import * as library from "@sd-jwt/core";
import { test as base } from "@playwright/test";
import type { Holder, Issuer, Terms, Verifier } from "./peer.ts";
import { Madang } from "./peers/madang.ts";
import { startPython, type Python } from "./peers/python.ts";
import { sdJwtCore } from "./peers/sd-jwt-core.ts";
import { TERMS } from "./terms.ts";

/** Everybody who takes part. */
export interface Peers {
  madang: Madang;
  core: Issuer & Holder & Verifier;
  python: Python;
}

/** `unbound`: the same people, of whom nobody has a key. */
export const test = base.extend<object, { peers: Peers; unbound: Peers }>({
  peers: [({}, use) => withPeers(TERMS, use), { scope: "worker" }],
  unbound: [({}, use) => withPeers({ ...TERMS, unbound: true }, use), { scope: "worker" }],
});

async function withPeers(terms: Terms, use: (peers: Peers) => Promise<void>): Promise<void> {
  const madang = await Madang.start(terms);
  const python = startPython(terms);
  await use({ madang, core: await sdJwtCore(library, terms), python });
  await python.stop();
  await madang.stop();
}

export { expect } from "@playwright/test";
