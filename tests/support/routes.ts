import { type Language, textIn } from "./texts.ts";

export interface Route {
  path: string;
  /** The page's heading. */
  heading: string;
}

/** Paths and the keys of their headings. */
const PATHS = [
  ["/", "home"],
  ["/masks", "masks"],
  ["/masks/store", "masks_store"],
  ["/masks/today", "masks_today"],
  ["/relief", "relief"],
  ["/relief/fill", "relief_fill"],
  ["/forum", "forum"],
  ["/mydata", "mydata"],
  ["/mydata/verify", "mydata_verify"],
  ["/mydata/wallet", "mydata_wallet"],
  ["/settings", "settings"],
  ["/about", "about"],
  ["/device", "device"],
] as const;

/** Every route that a citizen meets, in a language; a test compares them with the build's own. */
export function routes(lang: Language): Route[] {
  return PATHS.map(([path, key]) => route(lang, path, key));
}

export const ROUTES: Route[] = routes("ko");

/** The developers' page; it is in no list of the worker. */
export const GALLERY: Route = route("ko", "/gallery", "gallery");

function route(lang: Language, path: string, key: string): Route {
  return { path, heading: textIn(lang, "shell", `title.${key}`) };
}
