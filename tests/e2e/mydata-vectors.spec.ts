import { execFileSync } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { readVectors } from "../interop/terms.ts";
import { MADANG, ROOT } from "../support/paths.ts";
import { expect, open, test } from "../support/test.ts";
import { PATH, Verify } from "../support/verify.ts";

const FILE = readVectors();

// The worker would answer in the network's place, with the network's time.
test.use({ serviceWorkers: "block" });

test("every open vector is judged right by the page, with the browser's cryptography @once", async ({ page, portal }) => {
  test.slow();
  expect(FILE.vectors.length).toBe(25);
  const verify = new Verify(page);
  await portal.publish(trustThem);
  await atTheirTime(page);
  await withTheirNonce(page);
  await open(page, portal, PATH);
  await verify.ask(FILE.policy.aud);
  for (const { id, token, expect: verdict, checks, payload } of FILE.vectors) {
    await verify.paste(token);
    await verify.expect(verdict, undefined, id);
    await expect(verify.results, id).toContainText(verdict === "valid" ? verify.word("mode.live") : /\b[VS]\d+\b/);
    if (verdict === "invalid") {
      const told = (await verify.results.innerText()).match(/\b[VS]\d+\b/)?.[0];
      // That key binding is the verifier's to ask for shows where it is missing.
      expect(checks.map((check) => (check === "V02" ? "V03" : check)), id).toContain(told);
    } else {
      const texts = Object.entries(payload ?? {}).filter(([name]) => !TECHNICAL.has(name));
      for (const text of texts.flatMap(([, value]) => leaves(value))) {
        await expect(verify.results, id).toContainText(text);
      }
    }
    await verify.button(verify.word("clear")).click();
    await expect(verify.results, id).toHaveCount(0);
  }
});

const TECHNICAL = new Set(["iss", "iat", "nbf", "exp", "cnf", "vct", "status"]);

/** All texts and numbers in a value. */
function leaves(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leaves);
  return typeof value === "boolean" ? [] : [String(value)];
}

/** Publishes the vectors' issuer as one of those that are trusted. */
async function trustThem(folder: string): Promise<void> {
  const data = join(folder, "..", "vectors-data");
  await cp(join(ROOT, "cli/data/mydata"), data, { recursive: true });
  const path = join(data, "issuers.json");
  const list = JSON.parse(await readFile(path, "utf8")) as { issuers: object[] };
  list.issuers.push({
    issuer: FILE.issuer.iss,
    jwks: { keys: [FILE.issuer.jwk] },
    name: { ko: "시험 발급기관", en: "Issuer of the vectors" },
    demonstration: false,
    note: { ko: "시험에만 있습니다.", en: "Only in tests." },
  });
  await writeFile(path, JSON.stringify(list));
  execFileSync(MADANG, ["publish", "mydata", "--api", folder, "--data", data], { stdio: "ignore" });
}

/** Device and server have the time that the vectors are to be judged at. */
async function atTheirTime(page: Page): Promise<void> {
  const now = new Date(FILE.now * 1000);
  await page.clock.setFixedTime(now);
  await page.route("**/api/v1/**", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), date: now.toUTCString() } });
  });
}

/** The browser's randomness gives the nonce that the vectors were made for. */
async function withTheirNonce(page: Page): Promise<void> {
  const bytes = [...Buffer.from(FILE.policy.nonce, "base64url")];
  await page.addInitScript((bytes) => {
    const random = crypto.getRandomValues.bind(crypto);
    const ours = (list: Uint8Array<ArrayBuffer>) => {
      if (list.length !== bytes.length) return random(list);
      list.set(bytes);
      return list;
    };
    Object.defineProperty(crypto, "getRandomValues", { value: ours });
  }, bytes);
}
