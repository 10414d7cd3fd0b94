/** Builds a peer as a folder that any static host could serve, as ours is. */
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "vite";
import { ROOT } from "./paths.mjs";

const COMPRESSIBLE = /\.(html|css|m?js|json|svg)$/;

/** As strict as ours; there is no wasm to allow. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * Builds into `folder` in release mode with Brotli at its best. `shared` are files of
 * the repository as [from, to], `pages` further places of the index page.
 */
export async function buildSite({ config, folder, shared, pages = [] }) {
  await rm(folder, { recursive: true, force: true });
  process.env.NODE_ENV = "production";
  await build({ configFile: config, build: { outDir: folder } });
  for (const [from, to] of shared) await copy(`${ROOT}${from}`, join(folder, to));
  for (const page of pages) await copy(join(folder, "index.html"), join(folder, page));
  for (const name of await readdir(folder, { recursive: true })) {
    if (COMPRESSIBLE.test(name)) await compress(join(folder, name));
  }
  const headers = { "Content-Security-Policy": POLICY };
  await writeFile(join(folder, "headers.json"), JSON.stringify(headers));
}

async function copy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

async function compress(path) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(`${path}.br`, brotliCompressSync(await readFile(path), { params }));
}
