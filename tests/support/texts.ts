/** The app's own words, read from its texts. */
import { readFileSync } from "node:fs";
import { ROOT } from "./paths.ts";

export type Language = "ko" | "en";

/** The Korean text of `key`, such as "title.masks", with its `{name}`s filled in. */
export function ko(key: string, values: Record<string, string> = {}, room = "shell"): string {
  return textIn("ko", room, key).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

/** The English text of `key`. */
export function en(key: string, room = "shell"): string {
  return textIn("en", room, key);
}

/** The text of `key` as its file has it. */
export function textIn(lang: Language, room: string, key: string): string {
  const file = `${lang}/${room}.json`;
  const found = texts(file)[key];
  if (found === undefined) throw new Error(`${file} has no text ${key}`);
  return found;
}

const files = new Map<string, Record<string, string>>();

function texts(file: string): Record<string, string> {
  const known = files.get(file);
  if (known) return known;
  const path = `${ROOT}src/i18n/locales/${file}`;
  const found = JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
  files.set(file, found);
  return found;
}
