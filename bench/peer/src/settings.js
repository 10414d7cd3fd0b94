/** Language, theme and size of text; kept on the device. */
const KEY = "madang-settings";

export const SIZES = [100, 115, 130, 150, 200];
export const LANGS = { ko: "한국어", en: "English" };

export function readSettings() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    // Blocked or damaged: the defaults will do.
  }
  const wished = [kept.lang, ...navigator.languages].map((tag) => `${tag}`.split("-")[0]);
  const lang = wished.find((tag) => tag in LANGS) ?? "ko";
  return { lang, theme: kept.theme ?? "system", text: kept.text ?? 100 };
}

/** Shows the settings on the page and keeps them. */
export function applySettings({ lang, theme, text }) {
  const root = document.documentElement;
  root.lang = lang;
  root.dataset.text = text;
  const dark = theme === "system" && matchMedia("(prefers-contrast: more)").matches;
  root.dataset.theme = dark ? "high-contrast" : theme.replace("system", "light");
  try {
    localStorage.setItem(KEY, JSON.stringify({ lang, theme, text }));
  } catch {
    // Blocked: they hold until the page is closed.
  }
}
