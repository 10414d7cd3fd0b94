/** What the libraries have in common: they issue, present and verify. */

/** A JSON object. */
export type Claims = Record<string, unknown>;

/** Where a claim is: names of fields, indexes of elements. */
export type Path = (string | number)[];

/** What issuer, holder and verifier agree on. Keys are JWKs of P-256; times are in seconds. */
export interface Terms {
  /** With its private part, unless nothing is issued. */
  issuer: JsonWebKey;
  /** With its private part, unless nothing is presented. */
  holder?: JsonWebKey;
  /** Whoever has a credential may present it: no holder's key, no key binding. */
  unbound?: true;
  iss: string;
  vct: string;
  aud: string;
  nonce: string;
  /** Since 1970. */
  now: number;
  /** How far clocks may be apart. */
  skew: number;
  /** How old a key binding may be. */
  age: number;
}

/**
 * A library that issues credentials, bound to the holder's key unless the terms say otherwise;
 * `frame` as @sd-jwt/core has it.
 */
export interface Issuer {
  name: string;
  issue(claims: Claims, frame: object): Promise<string>;
}

/** A library that presents claims of a credential, bound to audience and nonce in the same way. */
export interface Holder {
  name: string;
  present(token: string, paths: Path[]): Promise<string>;
}

/** A library that verifies a presentation: gives its claims, fails where it is refused. */
export interface Verifier {
  name: string;
  verify(token: string): Promise<Claims>;
}

/** A key without its private part. */
export function publicHalf({ kty, crv, x, y }: JsonWebKey): JsonWebKey {
  return { kty, crv, x, y };
}
