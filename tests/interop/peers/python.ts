/** The libraries of PyPI, in one process of Python that is asked by lines. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { found } from "../../support/paths.ts";
import type { Claims, Holder, Issuer, Terms, Verifier } from "../peer.ts";

const PEERS = fileURLToPath(new URL("./peers.py", import.meta.url));

/** The libraries by their names, until `stop` is called. */
export interface Python {
  sdJwt: Issuer & Holder & Verifier;
  polaris: Verifier;
  stop(): Promise<void>;
}

/** Starts Python with these terms. */
export function startPython(terms: Terms): Python {
  const python = new Asked(terms);
  return {
    sdJwt: {
      name: "sd-jwt",
      issue: (claims, frame) => python.ask<string>("issue", { claims, frame }),
      present: (token, paths) => python.ask<string>("present", { token, paths }),
      verify: (token) => python.ask<Claims>("verify", { token }),
    },
    polaris: {
      name: "polaris-oid4vp",
      verify: (token) => python.ask<Claims>("verify by polaris", { token }),
    },
    stop: () => python.stop(),
  };
}

type Answer = { value: unknown } | { error: string };

class Asked {
  private readonly process;
  private readonly answers: AsyncIterator<string>;
  /** Answers come in the order of the questions. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly terms: Terms) {
    const python = found(process.env.MADANG_PYTHON ?? "", "set it up: cargo xtask setup");
    this.process = spawn(python, [PEERS], { stdio: ["pipe", "pipe", "inherit"] });
    this.answers = createInterface(this.process.stdout)[Symbol.asyncIterator]();
  }

  async ask<T>(op: string, more: object): Promise<T> {
    const answered = this.last.then(() => this.one(op, more));
    this.last = answered.catch(() => undefined);
    return (await answered) as T;
  }

  private async one(op: string, more: object): Promise<unknown> {
    this.process.stdin.write(`${JSON.stringify({ op, terms: this.terms, ...more })}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Error(`Python stopped at ${op}`);
    const answer = JSON.parse(value) as Answer;
    if ("error" in answer) throw new Error(answer.error);
    return answer.value;
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.stdin.end();
    await gone;
  }
}
