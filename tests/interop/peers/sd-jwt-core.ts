/**
 * npm's @sd-jwt/core, with the signatures of WebCrypto, in Node and in the browser. The library is
 * handed in: who compares with it brings a copy.
 */
import type { SDJwtInstance, SdJwtPayload } from "@sd-jwt/core";
import { publicHalf, type Claims, type Holder, type Issuer, type Path } from "../peer.ts";
import type { Terms, Verifier } from "../peer.ts";

type Library = { SDJwtInstance: typeof SDJwtInstance };
type Frame = { [step: string]: Frame | true };
type Hasher = (data: string | ArrayBuffer) => Uint8Array | Promise<Uint8Array>;

const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const SIGNATURE = { name: "ECDSA", hash: "SHA-256" };
const SALT_BYTES = 16;

/** The library as issuer, holder and verifier. */
export async function sdJwtCore(
  { SDJwtInstance }: Library,
  terms: Terms,
  hasher: Hasher = digest,
): Promise<Issuer & Holder & Verifier> {
  const issuerKey = await importPublic(terms.issuer);
  const sdJwt = new SDJwtInstance<SdJwtPayload>({
    signer: terms.issuer.d ? await signer(terms.issuer) : undefined,
    signAlg: "ES256",
    verifier: (data, signature) => isGood(issuerKey, data, signature),
    hasher,
    hashAlg: "sha-256",
    saltGenerator: salt,
    kbSigner: terms.holder ? await signer(terms.holder) : undefined,
    kbSignAlg: "ES256",
    kbVerifier: async (data, signature, payload) =>
      isGood(await importPublic(holderKey(payload)), data, signature),
  });
  const { now, aud, nonce } = terms;
  return {
    name: "@sd-jwt/core",
    issue(claims, frame) {
      const holder = terms.unbound ? undefined : terms.holder;
      const cnf = holder && { cnf: { jwk: publicHalf(holder) } };
      const header = { typ: "dc+sd-jwt" };
      return sdJwt.issue({ ...claims, ...cnf }, frame, { header });
    },
    present(token, paths) {
      const kb = terms.unbound ? undefined : { payload: { iat: now, aud, nonce } };
      return sdJwt.present(token, presentationFrame(paths), { kb });
    },
    async verify(token) {
      const keyBindingNonce = terms.unbound ? undefined : nonce;
      const options = { keyBindingNonce, currentDate: now, skewSeconds: terms.skew };
      return (await sdJwt.verify(token, options)).payload;
    },
  };
}

/** What is chosen, as nested objects down to `true`. */
function presentationFrame(paths: Path[]): Frame {
  const frame: Frame = {};
  for (const path of paths) {
    let at = frame;
    for (const step of path.slice(0, -1)) {
      if (typeof at[step] !== "object") at[step] = {};
      at = at[step] as Frame;
    }
    at[path.at(-1) ?? ""] ??= true;
  }
  return frame;
}

function holderKey(payload: Claims): JsonWebKey {
  return (payload.cnf as { jwk: JsonWebKey }).jwk;
}

async function digest(data: string | ArrayBuffer): Promise<Uint8Array> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** As many random bits as the standard advises, whatever length is asked for. */
function salt(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
}

const importPublic = (jwk: JsonWebKey) =>
  crypto.subtle.importKey("jwk", publicHalf(jwk), CURVE, false, ["verify"]);

async function signer(jwk: JsonWebKey): Promise<(data: string) => Promise<string>> {
  const members = { ...publicHalf(jwk), d: jwk.d };
  const key = await crypto.subtle.importKey("jwk", members, CURVE, false, ["sign"]);
  return async (data) => {
    const bytes = new TextEncoder().encode(data);
    return base64url(new Uint8Array(await crypto.subtle.sign(SIGNATURE, key, bytes)));
  };
}

const isGood = (key: CryptoKey, data: string, signature: string) =>
  crypto.subtle.verify(SIGNATURE, key, bytesOf(signature), new TextEncoder().encode(data));

function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
}
