/**
 * Compares the portal with its peers: `node bench/run.mjs [PART...]`, parts being `first-load`,
 * `map`, `cluster`, `relief` and `mydata`. Prints a figure a line, as `cargo xtask bench` reads
 * them; when every part has run, writes RESULTS.md.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import { cluster } from "./cluster/run.mjs";
import { firstLoad } from "./first-load/run.mjs";
import { PLAIN, launch } from "./lib/browser.mjs";
import { BENCH } from "./lib/paths.mjs";
import { publish } from "./lib/serve.mjs";
import { map } from "./map/run.mjs";
import { mydata } from "./mydata/run.mjs";
import { relief } from "./relief/run.mjs";

const PARTS = { "first-load": firstLoad, map, cluster, relief, mydata };

const asked = process.argv.slice(2);
const names = Object.keys(PARTS).filter((name) => asked.length === 0 || asked.includes(name));
const scratch = await mkdtemp(join(os.tmpdir(), "madang-bench-"));
try {
  const api = await publish(join(scratch, "api"));
  const sections = [];
  for (const name of names) {
    const { figures, section } = await PARTS[name](scratch, api);
    for (const figure of figures) console.log(JSON.stringify(figure));
    sections.push(section);
  }
  if (names.length === Object.keys(PARTS).length) {
    await writeFile(`${BENCH}RESULTS.md`, await resultsPage(sections));
  }
} finally {
  await rm(scratch, { recursive: true });
}

async function resultsPage(sections) {
  const { devDependencies } = JSON.parse(await readFile(`${BENCH}package.json`, "utf8"));
  const packages = Object.entries(devDependencies).map(([name, version]) => `${name} ${version}`);
  const browser = await launch(PLAIN);
  const chromium = browser.version();
  await browser.close();
  return `# The portal beside its peers

Written by \`cargo xtask bench\`; what is compared and how is in [README.md](README.md).

Packages: ${packages.join(", ")}.
Browser: Chromium ${chromium}, headless; Node ${process.versions.node}.
Machine: ${os.cpus().length} cores, ${os.type()} ${os.arch()}.

${sections.join("\n")}`;
}
