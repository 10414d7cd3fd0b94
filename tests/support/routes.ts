import { ko } from "./texts.ts";

export interface Route {
  path: string;
  /** The page's heading. */
  heading: string;
}

const route = (path: string, key: string): Route => ({ path, heading: ko(`title.${key}`) });

/** Every route that a citizen meets; a test compares the list with the build's own. */
export const ROUTES: Route[] = [
  route("/", "home"),
  route("/masks", "masks"),
  route("/masks/store", "masks_store"),
  route("/relief", "relief"),
  route("/forum", "forum"),
  route("/mydata", "mydata"),
  route("/settings", "settings"),
  route("/about", "about"),
  route("/device", "device"),
];

/** The developers' page; it is in no list of the worker. */
export const GALLERY: Route = route("/gallery", "gallery");
