/** Our module and its memory. */

/** Starts a module anew. */
export async function open(url) {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(url), {});
  return new Ours(instance.exports);
}

class Ours {
  /** Cases in a batch. */
  #batch = 0;
  /** Numbers in a case. */
  #width = 0;
  #wasm;

  constructor(wasm) {
    this.#wasm = wasm;
  }

  /** Reads the texts of the files of facts and of versions. */
  read(facts, programmes) {
    this.#write(facts);
    this.#done(this.#wasm.read_facts());
    for (const programme of programmes) {
      this.#write(programme);
      this.#done(this.#wasm.read_programme());
    }
  }

  /** Chooses the version whose cases are decided. */
  choose(place) {
    this.#done(this.#wasm.choose(place));
  }

  /** Decides cases that stand one after another in `numbers`, a call each; gives the sum. */
  decideEach(numbers, width, outcomes) {
    const { memory, case_room: room, decide } = this.#wasm;
    const input = new Float64Array(memory.buffer, room(), width);
    const count = numbers.length / width;
    let sum = 0;
    for (let one = 0, at = 0; one < count; one += 1) {
      for (let fact = 0; fact < width; fact += 1, at += 1) input[fact] = numbers[at];
      const outcome = decide();
      sum += outcome;
      if (outcomes) outcomes[one] = outcome;
    }
    return sum;
  }

  /** Hands cases over to be decided in one call. */
  fillBatch(cases, numbersOf) {
    this.#batch = cases.length;
    this.#width = numbersOf(cases[0]).length;
    const room = this.#wasm.batch_room(cases.length);
    const input = new Float64Array(this.#wasm.memory.buffer, room, cases.length * this.#width);
    cases.forEach((one, at) => input.set(numbersOf(one), at * this.#width));
    this.#wasm.take_batch();
  }

  /** Decides them; the outcomes hold until the next call. */
  decideBatch() {
    const place = this.#wasm.decide_batch();
    return new Float64Array(this.#wasm.memory.buffer, place, this.#batch);
  }

  /** Plans for every version from now on, or for one of each programme; gives how many. */
  takeInterest(every) {
    return this.#wasm.take_interest(every ? 1 : 0);
  }

  nextHousehold() {
    this.#wasm.next_household();
  }

  /** The place of the fact to ask next, or -1. */
  planNext() {
    return this.#wasm.plan_next();
  }

  /** Has the household answer. */
  answer(fact) {
    this.#done(this.#wasm.answer(fact));
  }

  #write(text) {
    const bytes = new TextEncoder().encode(text);
    const room = this.#wasm.text_room(bytes.length);
    new Uint8Array(this.#wasm.memory.buffer, room, bytes.length).set(bytes);
  }

  #done(status) {
    if (status !== 0) throw new Error("our module refuses what it was given");
  }
}
