/** The portal's pages made with React. */
import { BENCH } from "../lib/paths.mjs";
import { buildSite } from "../lib/site.mjs";

const ROUTES = ["masks", "masks/store", "relief", "forum", "mydata", "settings", "about"];

/** What both ask the server for, beside their code. */
const SHARED = [
  ["public/basemap/korea.json", "basemap/korea.json"],
  ["public/icons/icon.svg", "icons/icon.svg"],
  ["src/ui/sprite.svg", "icons/sprite.svg"],
];

/** Builds the peer into `folder`, a page a route. */
export const buildPeer = (folder) =>
  buildSite({
    config: `${BENCH}peer/vite.config.js`,
    folder,
    shared: SHARED,
    pages: ["404.html", ...ROUTES.map((route) => `${route}/index.html`)],
  });
