/** The portal's own texts, a file for each room and language, loaded when needed. */
const FILES = import.meta.glob("../../../src/i18n/locales/*/*.json", { import: "default" });

const texts = {};
let current = "ko";

/** Brings the texts of a room in a language, and lets it be the current one. */
export async function load(lang, room) {
  const path = `../../../src/i18n/locales/${lang}/${room}.json`;
  const found = await FILES[path]();
  texts[lang] = { ...texts[lang], ...found };
  current = lang;
}

export const lang = () => current;

/** The text of a key, with `{name}` replaced. */
export function t(key, values = {}) {
  const text = texts[current]?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** The text of a key for a number; languages with a singular have `one|many`. */
export function tn(key, n) {
  const forms = t(key, { n: count(n) }).split("|");
  return n === 1 ? forms[0] : forms.at(-1);
}

/** A whole number with the language's separators. */
export const count = (n) => n.toLocaleString(current);

/** How long ago, in the largest unit that is not zero. */
export function age(minutes) {
  if (minutes < 1) return t("status.age_now");
  if (minutes < 60) return tn("status.age_minutes", Math.floor(minutes));
  if (minutes < 1440) return tn("status.age_hours", Math.floor(minutes / 60));
  return tn("status.age_days", Math.floor(minutes / 1440));
}

/** Date and time of day in Korea, `2020-05-12 10:05`. */
export function dateAndTime(ms) {
  const kst = new Date(ms + 9 * 3_600_000).toISOString();
  return `${kst.slice(0, 10)} ${kst.slice(11, 16)}`;
}
