/** Certificates made by the operator's tool, as an issuer and a citizen would have them. */
import { execFileSync } from "node:child_process";
import { type JsonWebKeyInput, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MADANG, api } from "./paths.ts";

export type Claims = Record<string, unknown>;

/** What is published of the demonstration issuer. */
interface Samples {
  signing_key: JsonWebKey;
  people: { name: string; certificates: Certificate[] }[];
}

interface Certificate {
  vct: string;
  claims: Claims;
  status_idx: number;
}

export const DEMONSTRATION = "https://demonstration-issuer.madang.example";
const STATUS_LIST = `${DEMONSTRATION}/status/1`;

const seconds = () => Math.floor(Date.now() / 1000);

/** What is published under a name in the family. */
export function published<T>(name: string): T {
  const folder = join(api(), "mydata");
  const file = readdirSync(folder).find((file) => file.startsWith(`${name}.`));
  if (!file) throw new Error(`nothing published is called ${name}`);
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as T;
}

/** A new key pair as a JWK. */
export function pair(): JsonWebKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "jwk" }) as JsonWebKey;
}

/** The key pair without its secret. */
export function publicHalf({ d: _, ...rest }: JsonWebKey): JsonWebKey {
  return rest;
}

/** How a presentation is to be. */
export interface Wish {
  /** Which fields. */
  disclose: string[];
  /** For whom; none: nobody is named, and it is not bound. */
  receiver?: string;
  nonce?: string;
  /** When it was made, in seconds since 1970. */
  now?: number;
}

/** A certificate with all its disclosures, and its holder's key. */
export class Held {
  private constructor(
    readonly token: string,
    private readonly holder: JsonWebKey,
  ) {}

  /**
   * What the demonstration issuer certifies of an invented person: the type is the last part but
   * one of its name, such as `family-relations`.
   */
  static sample(person: string, type: string, change: Claims = {}, key?: JsonWebKey): Held {
    const samples = published<Samples>("samples");
    const all = samples.people.find(({ name }) => JSON.stringify(name).includes(person));
    const found = all?.certificates.find(({ vct }) => vct.includes(`/${type}/`));
    if (!found) throw new Error(`${person} has no ${type}`);
    const now = seconds();
    const claims = {
      iss: DEMONSTRATION,
      vct: found.vct,
      iat: now - 3600,
      exp: now + 90 * 86_400,
      status: { status_list: { idx: found.status_idx, uri: STATUS_LIST } },
      ...found.claims,
      ...change,
    };
    return Held.issue(claims, hiding(found.claims), key ?? samples.signing_key);
  }

  /** A certificate by any issuer. */
  static issue(claims: Claims, frame: object, key: JsonWebKey): Held {
    const holder = pair();
    const token = credential("issue", {
      "issuer-key": key,
      claims,
      frame,
      "holder-jwk": publicHalf(holder),
    });
    return new Held(token, holder);
  }

  /** Hands some of it over. */
  present({ disclose, receiver, nonce, now }: Wish): string {
    const words = disclose.flatMap((path) => ["--disclose", path]);
    if (now !== undefined) words.push("--now", String(now));
    if (!receiver) return credential("present", { credential: this.token }, words);
    words.push("--aud", receiver, "--nonce", nonce ?? "A2B3C4D5E6F7G2H3");
    return credential("present", { credential: this.token, "holder-key": this.holder }, words);
  }
}

/** A presentation signed anew, by somebody who does not hold the certificate. */
export function signedByAnother(presentation: string): string {
  const [start, jwt = ""] = presentation.split(/~(?=[^~]*$)/);
  const [header, payload] = jwt.split(".");
  const input = `${header}.${payload}`;
  const key = createPrivateKey({ key: pair(), format: "jwk" } as JsonWebKeyInput);
  const signature = sign("sha256", Buffer.from(input), { key, dsaEncoding: "ieee-p1363" });
  return `${start}~${input}.${signature.toString("base64url")}`;
}

/** A frame in which everything can be kept back by itself. */
function hiding(value: object): object {
  const inner = Object.entries(value).filter(([, one]) => typeof one === "object" && one !== null);
  const names = Array.isArray(value) ? value.map((_, place) => place) : Object.keys(value);
  return { _sd: names, ...Object.fromEntries(inner.map(([name, one]) => [name, hiding(one)])) };
}

/** Runs `madang credential`, with what it reads as files. */
function credential(word: string, files: Record<string, unknown>, words: string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "madang-credential-"));
  const named = Object.entries(files).flatMap(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return [`--${name}`, path];
  });
  const out = execFileSync(MADANG, ["credential", word, ...named, ...words], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return out.trim();
}
