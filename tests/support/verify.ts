/** How the specs of the verify page use it as a person does. */
import { type Locator, type Page, expect } from "@playwright/test";
import { type Language, textIn } from "./texts.ts";

export const PATH = "/mydata/verify";

/** The words of a verdict, by what it is. */
export type Verdict = "valid" | "invalid" | "unknown";

/** The verify page, in a language. */
export class Verify {
  constructor(
    readonly page: Page,
    private readonly lang: Language = "ko",
  ) {}

  /** A text of the page with its `{name}`s filled in. */
  word(key: string, values: Record<string, string> = {}): string {
    const text = textIn(this.lang, "mydata_verify", key);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  }

  /** A text beside codes and camera. */
  scan(key: string, values: Record<string, string> = {}): string {
    const text = textIn(this.lang, "qr", key);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** The verdicts, one a certificate. */
  get results(): Locator {
    return this.page.getByRole("region", { name: this.word("result"), exact: true });
  }

  /** Pastes a text and has it checked. */
  async paste(text: string): Promise<void> {
    await this.page.getByLabel(this.word("paste")).fill(text);
    await this.button(this.word("check")).click();
  }

  /** Opens files. */
  async open(...files: { name: string; mimeType: string; content: string | Buffer }[]): Promise<void> {
    const chosen = files.map(({ name, mimeType, content }) => ({
      name,
      mimeType,
      buffer: Buffer.from(content),
    }));
    await this.page.getByLabel(this.scan("scan.file"), { exact: true }).setInputFiles(chosen);
  }

  /** The one certificate that was given has this verdict, by this check where it is not valid. */
  async expect(verdict: Verdict, check?: string, what = ""): Promise<void> {
    await expect(this.results, what).toHaveCount(1);
    const big = this.results.getByText(this.word(`word.${verdict}`), { exact: true });
    await expect(big, what).toBeVisible();
    if (check) await expect(this.results.getByText(check, { exact: true }), what).toBeVisible();
  }

  /** What is said under a name; the first of that name. */
  fact(name: string): Locator {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });
    return term.first().locator("xpath=following-sibling::dd");
  }

  /** Makes a request of one's own; gives nothing: it is on the screen. */
  async ask(name: string): Promise<void> {
    await this.page.getByLabel(this.word("ask.name")).fill(name);
    await this.button(this.word("ask.make")).click();
    await expect(this.page.getByText(this.word("ask.how"))).toBeVisible();
  }
}
