/** The app's own words, read from its Korean texts. */
import { readFileSync } from "node:fs";
import { ROOT } from "./paths.ts";

/** The text of `key`, such as "title.masks", with its `{name}`s filled in. */
export function ko(key: string, values: Record<string, string> = {}, room = "shell"): string {
  const text = textsOf(room)[key];
  if (text === undefined) throw new Error(`${room}.json has no text ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

const rooms = new Map<string, Record<string, string>>();

function textsOf(room: string): Record<string, string> {
  const known = rooms.get(room);
  if (known) return known;
  const path = `${ROOT}src/i18n/locales/ko/${room}.json`;
  const texts = JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
  rooms.set(room, texts);
  return texts;
}
