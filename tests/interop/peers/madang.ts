/** Ours, by the operator's tool. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MADANG } from "../../support/paths.ts";
import { publicHalf, type Claims, type Holder, type Issuer } from "../peer.ts";
import type { Path, Terms, Verifier } from "../peer.ts";

/** What the tool says of a presentation, and by its exit code. */
export interface Verdict {
  code: number;
  verdict: "valid" | "invalid" | "unknown";
  failed: string | null;
  message: string;
  payload: Claims | null;
}

/** The tool as issuer, holder and verifier. */
export class Madang implements Issuer, Holder, Verifier {
  readonly name = "madang";

  private constructor(
    private readonly terms: Terms,
    private readonly folder: string,
  ) {}

  /** Gives it a folder for its files, until `stop` is called. */
  static async start(terms: Terms): Promise<Madang> {
    const madang = new Madang(terms, await mkdtemp(join(tmpdir(), "madang-interop-")));
    const { issuer, holder } = terms;
    await madang.file("issuer-public", JSON.stringify(publicHalf(issuer)));
    if (issuer.d) await madang.file("issuer", JSON.stringify(issuer));
    if (holder) await madang.file("holder", JSON.stringify(holder));
    return madang;
  }

  async stop(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }

  async issue(claims: Claims, frame: object): Promise<string> {
    return this.printed([
      ...["issue", "--issuer-key", this.path("issuer")],
      ...this.ifBound("--holder-jwk", this.path("holder")),
      ...["--claims", await this.file("claims", JSON.stringify(claims))],
      ...["--frame", await this.file("frame", JSON.stringify(frame))],
    ]);
  }

  async present(token: string, paths: Path[]): Promise<string> {
    const { aud, nonce, now } = this.terms;
    const binding = ["--holder-key", this.path("holder"), "--aud", aud, "--nonce", nonce];
    return this.printed([
      ...["present", "--credential", await this.file("token", token)],
      ...this.ifBound(...binding, "--now", `${now}`),
      ...paths.flatMap((path) => ["--disclose", JSON.stringify(path)]),
    ]);
  }

  async verify(token: string): Promise<Claims> {
    const { verdict, failed, message, payload } = await this.judge(token);
    if (verdict !== "valid" || !payload) throw new Error(`${verdict}, ${failed}: ${message}`);
    return payload;
  }

  /** What it says of a presentation by the terms. */
  async judge(token: string): Promise<Verdict> {
    const { iss, vct, aud, nonce, now, age, skew } = this.terms;
    const { code, stdout, stderr } = await this.run([
      ...["verify", "--format", "json", "--issuer-jwk", this.path("issuer-public")],
      ...["--now", `${now}`, "--skew", `${skew}`, "--iss", iss, "--vct", vct],
      ...this.ifBound("--require-kb", "--max-kb-age", `${age}`, "--aud", aud, "--nonce", nonce),
      await this.file("presentation", token),
    ]);
    if (!stdout) throw new Error(stderr);
    return { code, ...(JSON.parse(stdout) as Omit<Verdict, "code">) };
  }

  private ifBound(...args: string[]): string[] {
    return this.terms.unbound ? [] : args;
  }

  private async printed(args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(args);
    if (code !== 0) throw new Error(stderr);
    return stdout.trimEnd();
  }

  private run(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      const child = execFile(MADANG, ["credential", ...args], (_error, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr });
      });
    });
  }

  private path(name: string): string {
    return join(this.folder, name);
  }

  private async file(name: string, text: string): Promise<string> {
    await writeFile(this.path(name), text);
    return this.path(name);
  }
}
