// Runs before the first paint: settings, kiosk, language. Keep it small; it is in every page.
(() => {
  const root = document.documentElement;
  const kiosk = new URLSearchParams(location.search).has("kiosk");
  let stored = {};
  try {
    if (kiosk) sessionStorage.setItem("kiosk-mode", "1");
    if (sessionStorage.getItem("kiosk-mode")) root.dataset.kiosk = "";
    else stored = JSON.parse(localStorage.getItem("madang-settings")) || {};
  } catch {
    if (kiosk) root.dataset.kiosk = "";
  }
  const wanted = [stored.lang, ...("kiosk" in root.dataset ? [] : navigator.languages)];
  const lang = wanted.map((tag) => `${tag}`.split("-")[0]).find((tag) => ["ko", "en"].includes(tag)) || "ko";
  root.dataset.lang = lang;
  root.dataset.text = stored.text || 100;
  const asks = (query) => matchMedia(query).matches;
  const dark = asks("(prefers-contrast: more)") || asks("(prefers-color-scheme: dark)");
  const theme = stored.theme || "system";
  root.dataset.theme = theme === "system" ? (dark ? "high-contrast" : "light") : theme;
  if (typeof WebAssembly !== "object") root.dataset.state = "no-wasm";
  const rooms = ["masks_today", "masks", "relief", "forum", "mydata_verify", "mydata_wallet", "mydata"];
  const path = location.pathname;
  const own = rooms.find((name) => path.startsWith(`/${name.replace("_", "/")}`));
  const room = path.startsWith("/relief/fill") ? "secretary" : own;
  for (const name of ["shell", room].filter(Boolean)) {
    const texts = document.createElement("link");
    Object.assign(texts, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
    texts.href = `${root.dataset.set}${lang}.${name}.json`;
    document.head.append(texts);
  }
})();
