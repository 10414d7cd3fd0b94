/** The libraries for the tests of a worker. */
import * as library from "@sd-jwt/core";
import { test as base } from "@playwright/test";
import type { Holder, Issuer, Verifier } from "./peer.ts";
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

export const test = base.extend<object, { peers: Peers }>({
  peers: [
    async ({}, use) => {
      const madang = await Madang.start(TERMS);
      const python = startPython(TERMS);
      await use({ madang, core: await sdJwtCore(library, TERMS), python });
      await python.stop();
      await madang.stop();
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
