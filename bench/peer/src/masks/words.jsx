/** How classes and kinds are called and drawn. */
import { age, count, t } from "../texts.js";

/** The classes by the letter that a snapshot has for each. */
export const CLASSES = [
  { letter: "p", name: "plenty", shape: "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0z" },
  { letter: "s", name: "some", shape: "M0 -7L7.5 6H-7.5z" },
  { letter: "f", name: "few", shape: "M0 -8L7 0L0 8L-7 0z" },
  {
    letter: "e",
    name: "empty",
    shape:
      "M-6.5 -4.2L-4.2 -6.5L0 -2.3L4.2 -6.5L6.5 -4.2L2.3 0L6.5 4.2L4.2 6.5L0 2.3L-4.2 6.5L-6.5 4.2L-2.3 0z",
  },
  { letter: "b", name: "break", shape: "M-7.5 -3H7.5V3H-7.5z" },
  {
    letter: "-",
    name: "unknown",
    shape:
      "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0zM-3.7 0a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0 -7.4 0z",
  },
];

/** The kinds in the order of a file's rows. */
export const KINDS = ["pharmacy", "post_office", "hanaro", "unknown"];

const UNKNOWN = CLASSES.length - 1;

/** The class that a letter stands for, as its place in the list. */
export function classOf(letter) {
  const found = CLASSES.findIndex((known) => known.letter === letter);
  return found < 0 ? UNKNOWN : found;
}

export const classWord = (index) => t(`class.${CLASSES[index].name}`);
export const kindWord = (kind) => t(`kind.${kind}`);

/** The colour class of a stock class; a report of over an hour ago has faded. */
export function looks(index, minutes) {
  return `is-${CLASSES[index].name}${minutes > 60 ? " is-faded" : ""}`;
}

export function ShapeMark({ index }) {
  return (
    <svg className="shape" viewBox="-8 -8 16 16" aria-hidden="true">
      <path d={CLASSES[index].shape} />
    </svg>
  );
}

/** When a report was made, with a word of warning when it is old. */
export function seen(minutes) {
  const key = minutes <= 10 ? "seen" : minutes <= 60 ? "seen_stale" : "seen_faded";
  return t(key, { age: age(minutes) });
}

export function distance(metres) {
  if (metres < 995) return t("distance.m", { n: count(Math.round(metres / 10) * 10) });
  return t("distance.km", { n: (metres / 1000).toFixed(metres < 10_000 ? 1 : 0) });
}

/** `충분 12 · 보통 20`, without the classes that do not occur. */
export function mix(counts) {
  return counts
    .map((n, index) => n > 0 && `${classWord(index)}\u00a0${count(n)}`)
    .filter(Boolean)
    .join(" · ");
}

export const sum = (counts) => counts.reduce((total, n) => total + n, 0);
