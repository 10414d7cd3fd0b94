/** What becomes of many measurements. */

/** The middle one. */
export const median = (values) => quantile(values, 0.5);

/** The one that the part `share` of all is below. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** With groups of three digits. */
export const text = (n) => n.toLocaleString("en");

/** How many times theirs ours is. */
export const ratio = (ours, theirs) => (theirs > 0 ? (ours / theirs).toFixed(2) : "");
