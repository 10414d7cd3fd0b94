/** Our module and its memory; WebCrypto signs and verifies, as in the app. */
import { publicHalf } from "../../../tests/interop/peer.ts";

const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const SIGNATURE = { name: "ECDSA", hash: "SHA-256" };
const SIGNATURE_BYTES = 64;
const POINT_BYTES = 65;
const VERDICTS = ["valid", "invalid", "unknown"];

/** Starts our module. */
export async function open(url) {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(url), {});
  return new Ours(instance.exports);
}

class Ours {
  #wasm;
  #issuer;
  #holder;

  constructor(wasm) {
    this.#wasm = wasm;
  }

  /** What is to be issued and presented, and by which terms. */
  async take(task, terms) {
    this.#write(JSON.stringify(task));
    this.#done(this.#wasm.read_task());
    this.takeTerms(terms);
    this.#issuer = await privateKey(terms.issuer);
    this.#holder = await privateKey(terms.holder);
  }

  /** The terms alone, to verify by. */
  takeTerms(terms) {
    this.#write(JSON.stringify(terms));
    this.#done(this.#wasm.read_terms());
  }

  async issue() {
    const { salts_room: room, salts_bytes: bytes, prepare_issue, finish_issue } = this.#wasm;
    crypto.getRandomValues(this.#bytes(room(), bytes()));
    this.#done(prepare_issue());
    await this.#sign(this.#issuer);
    this.#done(finish_issue());
    return this.#result();
  }

  async present(credential) {
    this.#write(credential);
    this.#done(this.#wasm.prepare_present());
    await this.#sign(this.#holder);
    this.#done(this.#wasm.finish_present());
    return this.#result();
  }

  async verify(presentation) {
    this.#write(presentation);
    const jobs = [];
    const count = this.#wasm.prepare_verify();
    // They are under way together.
    for (let job = 0; job < count; job += 1) jobs.push(this.#isGood(job));
    const good = (await Promise.all(jobs)).reduce((bits, is, job) => bits | (is << job), 0);
    const verdict = VERDICTS[this.#wasm.finish_verify(good)];
    return { verdict, payload: verdict === "invalid" ? null : JSON.parse(this.#result()) };
  }

  /** Signs what the result is. */
  async #sign(key) {
    const { result, result_bytes: bytes, signature_room: room } = this.#wasm;
    const signature = await crypto.subtle.sign(SIGNATURE, key, this.#copy(result(), bytes()));
    this.#bytes(room(), SIGNATURE_BYTES).set(new Uint8Array(signature));
  }

  async #isGood(job) {
    const { job_key, job_input, job_input_bytes, job_signature } = this.#wasm;
    const point = this.#copy(job_key(job), POINT_BYTES);
    const input = this.#copy(job_input(job), job_input_bytes(job));
    const signature = this.#copy(job_signature(job), SIGNATURE_BYTES);
    try {
      const key = await crypto.subtle.importKey("raw", point, CURVE, false, ["verify"]);
      return await crypto.subtle.verify(SIGNATURE, key, signature, input);
    } catch {
      // The key is no point of the curve.
      return false;
    }
  }

  #write(text) {
    const bytes = new TextEncoder().encode(text);
    this.#bytes(this.#wasm.text_room(bytes.length), bytes.length).set(bytes);
  }

  #result() {
    const { result, result_bytes: bytes } = this.#wasm;
    return new TextDecoder().decode(this.#bytes(result(), bytes()));
  }

  #bytes(place, count) {
    return new Uint8Array(this.#wasm.memory.buffer, place, count);
  }

  #copy(place, count) {
    return this.#bytes(place, count).slice();
  }

  #done(status) {
    if (status !== 0) throw new Error("our module refuses what it was given");
  }
}

function privateKey(jwk) {
  const members = { ...publicHalf(jwk), d: jwk.d };
  return crypto.subtle.importKey("jwk", members, CURVE, false, ["sign"]);
}
