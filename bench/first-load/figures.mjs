/** The figures of the first load. */
import { median, ratio, text } from "../lib/numbers.mjs";

const PEER = "React";
const ORDER = ["html", "css", "js", "wasm", "texts", "icons", "data", "basemap", "other"];

/** The figures of a page: bytes by kind and in all, then times; medians of the visits. */
export function figuresOf(page, ours, theirs) {
  const figure = (name, unit, of) => ({
    name: `${page.path} ${name}`,
    unit,
    value: Math.round(median(ours.map(of))),
    peer: PEER,
    peer_value: Math.round(median(theirs.map(of))),
  });
  const bytes = ORDER.map((kind) => figure(kind, "B", (visit) => visit.bytes[kind] ?? 0));
  return [
    figure("in all", "B", (visit) => Object.values(visit.bytes).reduce((a, b) => a + b, 0)),
    ...bytes.filter(({ value, peer_value }) => value + peer_value > 0),
    figure("first paint", "ms", (visit) => visit.times.paint),
    figure(page.use, "ms", (visit) => visit.times.use),
  ];
}

/** The figures as a part of the results' page. */
export const section = (pages) => `## First load, beside a React build of the same page

Bytes as they come over the line, headers included. Times are medians on a slowed line and
processor (1.6 Mbit/s, 150 ms, a quarter of the speed): for information, nothing is held to them.

${pages.map(({ path, figures }) => table(path, figures)).join("\n")}`;

function table(path, figures) {
  const rows = figures.map(({ name, unit, value, peer_value }) => {
    const what = `${name.slice(path.length + 1)}, ${unit}`;
    return `| ${what} | ${text(value)} | ${text(peer_value)} | ${ratio(value, peer_value)} |`;
  });
  return `### \`${path}\`

| less is better | Madang | ${PEER} | ratio |
|---|---:|---:|---:|
${rows.join("\n")}
`;
}
