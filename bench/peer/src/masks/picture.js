/** What map and list show: one picture for both. */
import { kindsOf } from "./data.js";
import { below } from "./ground.js";
import { CLASSES, classOf } from "./words.jsx";

/** From this zoom on every sido in view shows its outlets; before, only the chosen one. */
const DETAIL_ZOOM = 9;

/** Codes of the sido whose outlets are to be shown. */
export function detailed(region, ground, view) {
  const near = view && view.zoom >= DETAIL_ZOOM;
  const isWanted = ({ code, meets }) => region?.startsWith(code) || (near && meets(view.bounds));
  return below(ground, 2).filter(isWanted).map(({ code }) => code);
}

/** The outlets that the filter lets through. */
export function storesOf(shards, sidos, filter) {
  return sidos
    .flatMap((sido) => shards.get(sido) ?? [])
    .filter((store) => filter.classes.has(store.class) && filter.kinds.has(store.kind));
}

/** The numbers of the sido whose outlets are not shown. */
export function sumsOf(current, shards, sidos, filter) {
  return current.snapshot.regions
    .filter(({ sido }) => !(sidos.includes(sido) && shards.has(sido)))
    .map(({ sido, kinds, remain }) => ({ code: sido, counts: countsOf(kinds, remain, filter) }));
}

function countsOf(kinds, remain, filter) {
  const counts = CLASSES.map(() => 0);
  kindsOf(kinds).forEach((kind, row) => {
    const index = classOf(remain[row]);
    if (filter.kinds.has(kind) && filter.classes.has(index)) counts[index] += 1;
  });
  return counts;
}

/** What lies in view: outlets in order, sums, and how many are of each class. */
export function listingOf({ stores, sums, ground, view, sort, origin }) {
  const seen = stores.filter(({ lat, lon }) => view.bounds.contains([lat, lon]));
  const ages = (store) => store.minutes ?? Infinity;
  const away = (store) => origin.distanceTo([store.lat, store.lon]);
  const rows = seen.map((store) => ({ store, metres: origin && away(store) }));
  rows.sort(
    sort === "near" && origin
      ? (a, b) => a.metres - b.metres
      : (a, b) => ages(a.store) - ages(b.store) || a.store.code.localeCompare(b.store.code),
  );
  const regions = sums.filter(
    ({ code, counts }) =>
      counts.some((n) => n > 0) && view.bounds.contains(ground.regions.get(code).middle),
  );
  const counts = CLASSES.map((_, index) => regions.reduce((n, sum) => n + sum.counts[index], 0));
  for (const store of seen) counts[store.class] += 1;
  return { rows, regions, counts };
}
