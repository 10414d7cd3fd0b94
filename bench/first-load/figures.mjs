/** The figures as `cargo xtask bench` reads them, and as a page for readers. */
import { readFileSync } from "node:fs";
import os from "node:os";
import { BENCH } from "./paths.mjs";

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

/** The figures as a Markdown page. */
export function resultsPage(pages, chromium) {
  const { devDependencies: versions } = JSON.parse(readFileSync(`${BENCH}package.json`, "utf8"));
  const peer = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `# First load, beside a React build of the same page

Written by \`cargo xtask bench\`; what is compared and how is in [README.md](README.md).
Bytes as they come over the line, headers included. Times are medians on a slowed line and
processor (1.6 Mbit/s, 150 ms, a quarter of the speed): for information, nothing is held to them.

Packages: ${peer.join(", ")}.
Browser: Chromium ${chromium}, headless.
Machine: ${os.cpus().length} cores, ${os.type()} ${os.arch()}.

${pages.map(({ path, figures }) => table(path, figures)).join("\n")}`;
}

function table(path, figures) {
  const rows = figures.map(({ name, unit, value, peer_value }) => {
    const ratio = peer_value > 0 ? (value / peer_value).toFixed(2) : "";
    const what = `${name.slice(path.length + 1)}, ${unit}`;
    return `| ${what} | ${text(value)} | ${text(peer_value)} | ${ratio} |`;
  });
  return `## \`${path}\`

| less is better | Madang | ${PEER} | ratio |
|---|---:|---:|---:|
${rows.join("\n")}
`;
}

const text = (n) => n.toLocaleString("en");

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
