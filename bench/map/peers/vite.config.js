/** The release build of a map peer, which `MAP_PEER` names. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CLASSES } from "./classes.js";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const texts = JSON.parse(readFileSync(path("../../../src/i18n/locales/ko/masks.json"), "utf8"));
const names = CLASSES.map(({ name }) => [name, texts[`class.${name}`]]);
const words = {
  ...Object.fromEntries(names),
  closer: texts["map.closer"],
  farther: texts["map.farther"],
};

export default {
  root: path(process.env.MAP_PEER),
  publicDir: false,
  logLevel: "error",
  define: { __WORDS__: JSON.stringify(words) },
  worker: { format: "es" },
  build: { target: "es2022", emptyOutDir: true, assetsInlineLimit: 0 },
};
