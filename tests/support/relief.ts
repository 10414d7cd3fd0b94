/** How the specs of the relief checker ask it as a person does. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Locator, type Page, expect } from "@playwright/test";
import { api } from "./paths.ts";
import { type Language, textIn } from "./texts.ts";

export const PATH = "/relief";

interface Local {
  ko: string;
  en: string;
}

/** A fact as published. */
export interface Fact {
  id: string;
  kind: "count" | "krw" | "percent" | "days" | "date" | "choice" | "yes_no";
  name: Local;
  question: Local;
  why?: Local;
  hint?: Local;
  options?: { id: string; name: Local }[];
}

/**
 * What somebody says of a fact: an option's id, yes or no, a value as it is typed, from something
 * to something, or `null` for "I don't know".
 */
export type Said = string | number | boolean | [string | number, string | number] | null;

/** What somebody says of each fact, by id. */
export type Person = Record<string, Said>;

/** What is published under the beginning of a file's name. */
function published<T>(name: string): T {
  const folder = join(api(), "relief");
  const file = readdirSync(folder).find((file) => file.startsWith(`${name}.`));
  if (!file) throw new Error(`nothing published is called ${name}`);
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as T;
}

/** Every fact. */
export function facts(): Fact[] {
  return published<{ facts: Fact[] }>("facts").facts;
}

/** The fact of an id. */
export function fact(id: string): Fact {
  const found = facts().find((fact) => fact.id === id);
  if (!found) throw new Error(`no fact is called ${id}`);
  return found;
}

/** Somebody who knows this, and nothing else. */
export function knowing(person: Person): Person {
  return { ...Object.fromEntries(facts().map(({ id }) => [id, null])), ...person };
}

/** The fund of 2021, by its Korean name. */
export const FUND = "코로나 상생 국민지원금";
/** A day on which it could be applied for. */
export const FUND_DAY = "2021-09-06";

/** Four people with one salary and no wealth that counts; of the premium each test says its own. */
export const FOUR: Person = {
  household_size: 4,
  insurance_type: "workplace",
  earners: "one",
  property_tax_base_2020_krw: "300,000,000",
  financial_income_2020_krw: 0,
};

/** The relief checker on a page, in a language. */
export class Relief {
  constructor(
    readonly page: Page,
    private readonly lang: Language = "ko",
  ) {}

  /** A text of the page, or of its results, with its `{name}`s filled in. */
  word(key: string, values: Record<string, string> = {}, room = "relief"): string {
    const text = textIn(this.lang, room, key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
    const n = Number(values["n"]);
    return text.split("|")[n === 1 || !text.includes("|") ? 0 : 1] ?? text;
  }

  /** A text of the results. */
  result(key: string, values: Record<string, string> = {}): string {
    return this.word(key, values, "relief_results");
  }

  /** The name of a fact. */
  name(id: string): string {
    return fact(id).name[this.lang];
  }

  /** The heading of the step on show. */
  get heading(): Locator {
    return this.page.getByRole("main").getByRole("heading", { level: 2 });
  }

  button(key: string, room = "relief"): Locator {
    return this.page.getByRole("button", { name: this.word(key, {}, room), exact: true });
  }

  /** How the programmes stand so far. */
  get panel(): Locator {
    return this.page.getByRole("complementary", { name: this.word("panel") });
  }

  /** A programme's line in the panel; opens the list where it is closed. */
  async standing(programme: string): Promise<Locator> {
    const rows = this.panel.getByRole("listitem").filter({ hasText: programme });
    if (!(await rows.first().isVisible())) await this.panel.getByText(this.word("panel.all")).click();
    return rows;
  }

  /** A programme among the results. */
  card(programme: string): Locator {
    return this.page.getByRole("article", { name: programme, exact: true });
  }

  /** Says who asks, about which programme and as of when, and begins. */
  async begin(who: string, date?: string, programme?: string): Promise<void> {
    await this.choose(this.word(`who.${who}`));
    if (date) await this.page.getByLabel(this.word("as_of")).fill(date);
    if (programme) {
      await this.page.getByRole("combobox", { name: this.word("which") }).selectOption(programme);
    }
    await this.button("start").click();
    await expect(this.heading).toBeFocused();
  }

  /** The fact that the question on show is about; none at another step. */
  async asked(): Promise<Fact | undefined> {
    const question = await this.heading.innerText();
    return facts().find((fact) => fact.question[this.lang] === question);
  }

  /** How many questions the page says there are at most, that on show with them. */
  async left(): Promise<number> {
    const last = this.page.getByText(this.word("left.last"));
    if (await last.isVisible()) return 1;
    const left = this.page.getByText(new RegExp(this.word("left", { n: "(\\d+)" })));
    return Number(/\D(\d+)\D*$/.exec(await left.innerText())?.[1]);
  }

  /** Goes on to a question, whatever the others are answered with `person`. */
  async until(id: string, person: Person): Promise<void> {
    await this.run(person, async (fact) => fact.id === id);
    expect((await this.asked())?.id).toBe(id);
  }

  /**
   * Answers question after question until `stop`, or until the answers are to be checked; gives
   * the ids of the facts that were asked.
   */
  async run(person: Person, stop: (fact: Fact) => Promise<boolean> = async () => false): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const fact = await this.asked();
      if (!fact) {
        await expect(this.heading).toHaveText(this.word("check"));
        return ids;
      }
      if (await stop(fact)) return ids;
      await this.say(fact, person[fact.id]);
      await this.next();
      ids.push(fact.id);
    }
  }

  /** Fills in what somebody says. */
  async say(fact: Fact, said: Said | undefined): Promise<void> {
    if (said === undefined) throw new Error(`nobody told what to answer to ${fact.id}`);
    if (said === null) return this.choose(this.word("sure.unknown"));
    if (fact.kind === "yes_no") return this.choose(this.word(said ? "yes" : "no"));
    if (fact.options) {
      const option = fact.options.find(({ id }) => id === said);
      if (!option) throw new Error(`${fact.id} has no option ${said}`);
      return this.choose(option.name[this.lang]);
    }
    if (Array.isArray(said)) {
      await this.choose(this.word("sure.rough"));
      await this.field(this.word("from")).fill(String(said[0]));
      return this.field(this.word("to")).fill(String(said[1]));
    }
    await this.choose(this.word("sure.exact"));
    await this.field(fact.name[this.lang]).fill(String(said));
  }

  /** A text or date field by its label, which its unit may follow. */
  field(label: string): Locator {
    return this.page.getByRole("main").getByLabel(label).and(this.page.locator("input"));
  }

  /** Goes on, and waits until the next step is there. */
  async next(): Promise<void> {
    const question = await this.heading.innerText();
    await this.button("next").click();
    await expect(this.heading).not.toHaveText(question);
  }

  async choose(label: string): Promise<void> {
    await this.page.getByRole("radio", { name: label, exact: true }).check();
  }

  /** From the answers to the results. */
  async results(): Promise<void> {
    await this.button("results").click();
    await expect(this.heading).toHaveText(this.result("title"));
  }
}
