/** How the specs of the wallet use it as a person does, and what the browser keeps of it. */
import { createPrivateKey, generateKeyPairSync, createHash, randomBytes, sign } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Locator, type Page, expect } from "@playwright/test";
import { api } from "./paths.ts";
import { type Language, textIn } from "./texts.ts";

export const PATH = "/mydata/wallet";
/** A passphrase as the page advises. */
export const PASSPHRASE = "마당 느티나무 아래 평상";

interface Local {
  ko: string;
  en: string;
}

interface Sample {
  vct: string;
  claims: Record<string, unknown>;
}

interface Samples {
  signing_key: Record<string, string>;
  people: { name: string; certificates: Sample[] }[];
}

interface Types {
  types: { vct: string; display: { locale: string; name: string }[]; valid_days: number }[];
}

interface Issuers {
  issuers: { issuer: string; name: Local }[];
}

/** What is published under a name in the family. */
function published<T>(name: string): T {
  const folder = join(api(), "mydata");
  const file = readdirSync(folder).find((file) => file.startsWith(`${name}.`));
  if (!file) throw new Error(`nothing published is called ${name}`);
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as T;
}

/** The name of a type, such as `family-relations`, in Korean. */
export function kind(id: string): string {
  const type = published<Types>("types").types.find(({ vct }) => vct.includes(`/${id}/`));
  const name = type?.display.find(({ locale }) => locale.startsWith("ko"))?.name;
  if (!name) throw new Error(`no type is called ${id}`);
  return name;
}

/** A text that only this person's certificate of this type says, to look for in what is kept. */
export function claimsOf(person: string, id: string): string {
  const all = published<Samples>("samples").people.find(({ name }) => name === person);
  const found = all?.certificates.find(({ vct }) => vct.includes(`/${id}/`));
  if (!found) throw new Error(`${person} has no ${id}`);
  return JSON.stringify(found.claims);
}

const base64url = (data: string | Buffer): string => Buffer.from(data).toString("base64url");

/** What a certificate of one's own may have that is not as it should be. */
export interface Own {
  /** Who signs; the demonstration issuer unless told otherwise. */
  issuer?: string;
  /** Whether it is bound to a key that nobody here has. */
  bound?: boolean;
  /** Seconds from now until it expires. */
  lasts?: number;
}

/** A vaccination certificate as an SD-JWT (RFC 9901), made here without the code under test. */
export function certificate({ issuer, bound, lasts = 86_400 }: Own = {}): string {
  const demonstration = published<Issuers>("issuers").issuers[0]?.issuer;
  const { signing_key: jwk } = published<Samples>("samples");
  const now = Math.floor(Date.now() / 1000);
  const disclosure = base64url(JSON.stringify([base64url(randomBytes(16)), "person", { name: "나보기" }]));
  const payload = {
    iss: issuer ?? demonstration,
    iat: now - 100_000,
    exp: now + lasts,
    vct: published<Types>("types").types.find(({ vct }) => vct.includes("/vaccination/"))?.vct,
    _sd: [base64url(createHash("sha256").update(disclosure).digest())],
    _sd_alg: "sha-256",
    ...(bound && { cnf: { jwk: publicJwk() } }),
  };
  const header = { alg: "ES256", typ: "dc+sd-jwt", ...(issuer ? {} : { kid: jwk["kid"] }) };
  const input = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}`;
  const key = createPrivateKey({ key: jwk, format: "jwk" });
  const signature = sign("sha256", Buffer.from(input), { key, dsaEncoding: "ieee-p1363" });
  return `${input}.${base64url(signature)}~${disclosure}~`;
}

function publicJwk(): object {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
  return { kty, crv, x, y };
}

/** A record that the browser keeps. */
export interface Kept {
  store: string;
  /** As text; a key that cannot be exported is `key`. */
  value: string;
}

/** All records of all databases but the published data's. */
export function records(page: Page): Promise<Kept[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const text = (value: unknown) => {
      if (value instanceof CryptoKey) return value.extractable ? "a key that can be exported" : "key";
      return typeof value === "string" ? value : JSON.stringify(value);
    };
    const found: { store: string; value: string }[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ""));
      for (const store of database.objectStoreNames) {
        if (store === "editions") continue;
        const values = await done(database.transaction(store).objectStore(store).getAll());
        found.push(...values.map((value) => ({ store, value: text(value) })));
      }
      database.close();
    }
    return found;
  });
}

/** The page of the wallet, in a language. */
export class Wallet {
  constructor(
    readonly page: Page,
    private readonly lang: Language = "ko",
  ) {}

  /** A text of the page with its `{name}`s filled in. */
  word(key: string, values: Record<string, string> = {}): string {
    const text = textIn(this.lang, "mydata_wallet", key);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  }

  button(key: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: this.word(key), exact: true });
  }

  /** The form with a button; what it has is looked for inside it. */
  form(key: string): Locator {
    const button = this.page.getByRole("button", { name: this.word(key), exact: true });
    return this.page.locator("form").filter({ has: button });
  }

  /** Unfolds a part of the page. */
  async unfold(key: string): Promise<void> {
    const summary = this.page.locator("summary").getByText(this.word(key), { exact: true });
    const details = this.page.locator("details").filter({ has: summary }).last();
    if ((await details.getAttribute("open")) === null) await summary.click();
  }

  /** The part of the page under a heading. */
  part(key: string): Locator {
    const heading = this.page.getByRole("heading", { name: this.word(key), exact: true });
    return this.page.locator("section").filter({ has: heading });
  }

  /** The certificates on show. */
  get cards(): Locator {
    return this.page.getByRole("main").getByRole("article");
  }

  card(name: string): Locator {
    return this.cards.filter({ has: this.page.getByRole("heading", { name }) });
  }

  /** What is said of what was last done. */
  async says(key: string, values: Record<string, string> = {}): Promise<void> {
    const text = this.page.getByRole("main").getByText(this.word(key, values), { exact: true });
    await expect(text).toBeVisible({ timeout: 15_000 });
  }

  /** Gets a certificate of the demonstration issuer. */
  async get(person: string, id: string): Promise<void> {
    const part = this.part("get");
    await part.getByLabel(this.word("get.person")).selectOption(person);
    await part.getByLabel(this.word("get.kind")).selectOption({ label: kind(id) });
    await part.getByRole("button", { name: this.word("get.this"), exact: true }).click();
    await this.says("get.done", { name: `${kind(id)} · ${person}`, n: "3" });
  }

  /** Keeps the wallet on the device. */
  async keep(passphrase: string, again = passphrase): Promise<void> {
    await this.unfold("keep");
    const form = this.form("keep.passphrase");
    await form.getByLabel(this.word("passphrase"), { exact: true }).fill(passphrase);
    await form.getByLabel(this.word("passphrase.again")).fill(again);
    await this.button("keep.passphrase").click();
  }

  async unlock(passphrase: string): Promise<void> {
    await this.page.getByLabel(this.word("passphrase"), { exact: true }).fill(passphrase);
    await this.button("unlock").click();
  }

  /** Makes a backup; gives the file's text. */
  async backup(passphrase: string): Promise<string> {
    await this.unfold("backup.make");
    const form = this.form("backup.make");
    await form.getByLabel(this.word("backup.passphrase")).fill(passphrase);
    await form.getByLabel(this.word("passphrase.again")).fill(passphrase);
    const [file] = await Promise.all([this.page.waitForEvent("download"), this.button("backup.make").click()]);
    return readFileSync(await file.path(), "utf8");
  }

  async restore(text: string, passphrase: string): Promise<void> {
    await this.unfold("restore");
    const form = this.form("restore.this");
    const file = { name: "backup.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await form.getByLabel(this.word("backup.file")).setInputFiles(file);
    await form.getByText("backup.json").waitFor();
    await form.getByLabel(this.word("backup.passphrase")).fill(passphrase);
    await this.button("restore.this").click();
  }

  /** Brings a certificate to be checked. */
  async bring(token: string): Promise<void> {
    await this.page.getByLabel(this.word("import.field")).fill(token);
    await this.button("import.check").click();
  }
}
