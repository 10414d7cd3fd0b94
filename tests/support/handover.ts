/** How the specs of the hand-over use it as a person does. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Locator, type Page, expect } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { api } from "./paths.ts";
import { textIn as codeIn } from "./qr.ts";
import { type Language, textIn } from "./texts.ts";

export const PATH = "/mydata";

interface Local {
  ko: string;
  en: string;
}

interface Purpose {
  id: string;
  name: Local;
}

/** What is published under a name in the family. */
export function published<T>(name: string): T {
  const folder = join(api(), "mydata");
  const file = readdirSync(folder).find((file) => file.startsWith(`${name}.`));
  if (!file) throw new Error(`nothing published is called ${name}`);
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as T;
}

/** Something handed over as a frame of a set of QR codes. */
const FRAME = /^MD1:([\w-]{8}):(\d+)\/(\d+):(.*)$/su;

/** The whole that frames are of, in whatever order they were read. */
export function joined(frames: string[]): string {
  const parts = new Map<number, string>();
  for (const frame of frames) {
    const [, , n, of, part] = FRAME.exec(frame) ?? [];
    if (!n || part === undefined) throw new Error(`no frame: ${frame.slice(0, 40)}`);
    expect(Buffer.byteLength(frame)).toBeLessThanOrEqual(800);
    expect(Number(of)).toBe(frames.length);
    parts.set(Number(n), part);
  }
  expect(parts.size).toBe(frames.length);
  return [...parts].sort(([a], [b]) => a - b).map(([, part]) => part).join("");
}

/** The page where something is handed over, in a language. */
export class HandOver {
  constructor(
    readonly page: Page,
    private readonly lang: Language = "ko",
  ) {}

  /** A text of the page with its `{name}`s filled in. */
  word(key: string, values: Record<string, string> = {}, room = "mydata"): string {
    const text = textIn(this.lang, room, key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
    const n = Number(values["n"]);
    return text.split("|")[n === 1 || !text.includes("|") ? 0 : 1] ?? text;
  }

  button(key: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: this.word(key), exact: true });
  }

  /** The heading of the step on show. */
  get heading(): Locator {
    return this.page.getByRole("main").getByRole("heading", { level: 2 });
  }

  /** Says what it is for. */
  async begin(purpose: string): Promise<void> {
    const found = published<{ purposes: Purpose[] }>("purposes").purposes.find(({ id }) => id === purpose);
    if (!found) throw new Error(`no purpose is called ${purpose}`);
    await this.page.getByRole("radio", { name: found.name[this.lang], exact: true }).check();
    await this.button("begin").click();
    await expect(this.heading).toHaveText(this.word("choose"));
  }

  /** Gets the certificates that are missing, of whoever has the most of them. */
  async get(): Promise<void> {
    await this.button("get").click();
    await expect(this.button("get")).toHaveCount(0, { timeout: 15_000 });
  }

  /** A field, by what it is called. */
  field(label: string | RegExp): Locator {
    return this.page.getByRole("checkbox", { name: label });
  }

  /** What is ticked, by name. */
  async ticked(): Promise<string[]> {
    const ticked = this.page.getByRole("main").getByRole("checkbox", { checked: true, disabled: false });
    const names = (await ticked.all()).map((box) => box.locator("xpath=ancestor::label[1]").innerText());
    return (await Promise.all(names)).map((name) => name.trim());
  }

  async receiver(name: string): Promise<void> {
    await this.page.getByRole("textbox", { name: this.word("receiver") }).fill(name);
  }

  /** Goes on to what the receiver will see. */
  async preview(): Promise<void> {
    await this.button("preview").click();
    await expect(this.heading).toHaveText(this.word("preview"));
  }

  /** What the receiver will see: each field with its value. */
  async seen(): Promise<Record<string, string>> {
    const rows = await this.page.locator(".mydata-preview dl").first().locator("div").all();
    const pairs = rows.map(async (row) => [
      (await row.getByRole("term").innerText()).trim(),
      (await row.getByRole("definition").innerText()).trim(),
    ]);
    return Object.fromEntries(await Promise.all(pairs)) as Record<string, string>;
  }

  /** Signs it. */
  async give(): Promise<void> {
    await this.button("give").click();
    await expect(this.heading).toHaveText(this.word("give.title"));
  }

  /** The text of the file. */
  async file(): Promise<{ name: string; text: string }> {
    const [file] = await Promise.all([this.page.waitForEvent("download"), this.button("give.file").click()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
  }

  /** What the codes of the screen's button say, one after the other. */
  async codes(): Promise<string[]> {
    await this.button("give.qr").click();
    return this.framesOnShow();
  }

  /** What the codes on show say, read one after the other by another's reader. */
  async framesOnShow(): Promise<string[]> {
    const code = this.page.getByRole("main").getByRole("img").first();
    await expect(code).toBeVisible();
    const pause = this.page.getByRole("button", { name: textIn(this.lang, "qr", "pause"), exact: true });
    const go = this.page.getByRole("button", { name: textIn(this.lang, "qr", "go_on"), exact: true });
    const frames: string[] = [];
    const read = async () => {
      const text = codeIn(await code.screenshot());
      if (!text) throw new Error("the code cannot be read");
      return text;
    };
    if (await pause.isVisible()) await pause.click();
    for (;;) {
      const text = await read();
      if (frames.includes(text)) return frames;
      frames.push(text);
      if (!(await pause.or(go).isVisible())) return frames;
      await this.page.getByRole("button", { name: textIn(this.lang, "qr", "next"), exact: true }).click();
    }
  }

  /** The words on the sheet of paper, and what each code on it says. */
  async paper(): Promise<{ text: string; pages: number; codes: string[] }> {
    const pdf = await getDocumentProxy(new Uint8Array(await this.page.pdf({ format: "A4" })));
    const { text, totalPages } = await extractText(pdf, { mergePages: true });
    const screen = this.page.viewportSize();
    await this.page.emulateMedia({ media: "print" });
    const codes: string[] = [];
    for (const code of await this.page.locator(".mydata-paper").getByRole("img").all()) {
      let said: string | undefined;
      // The reader stumbles over some codes at some sizes, as people step nearer or back.
      for (const width of [360, 400, 330, 440]) {
        if (said) break;
        await this.page.setViewportSize({ width, height: 740 });
        said = codeIn(await code.screenshot());
      }
      if (!said) throw new Error("a code on the paper cannot be read");
      codes.push(said);
    }
    await this.page.emulateMedia({ media: "screen" });
    if (screen) await this.page.setViewportSize(screen);
    return { text, pages: totalPages, codes };
  }
}
