/** Makes a new build of an old one: other names, same content. */
import { createHash } from "node:crypto";
import { cp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

interface BuildRecord {
  build: string;
  set: string;
  before: string | null;
}

/**
 * Renames the set's folder in the build at `folder` and all that follows from it: the pages, the
 * policy's hashes of their inline code, the worker's lists. Gives the new set's path.
 */
export async function restamp(folder: string, { keepOld }: { keepOld: boolean }): Promise<string> {
  const text = (name: string) => readFile(join(folder, name), "utf8");
  const record = JSON.parse(await text("build.json")) as BuildRecord;
  const oldSet = record.set;
  const newSet = `/b/${hash16(`after ${oldSet}`)}/`;
  await (keepOld ? cp : rename)(join(folder, oldSet), join(folder, newSet), { recursive: true });

  // What stands for what in the files that name others: the policy and the worker.
  const build = hash16(`after ${record.build}`);
  const names = new Map([[oldSet, newSet], [record.build, build]]);
  for (const name of await pages(folder)) {
    const before = await text(name);
    const after = before.replaceAll(oldSet, newSet);
    names.set(hash16(before), hash16(after));
    const newCode = inlineHashes(after);
    inlineHashes(before).forEach((hash, i) => names.set(hash, newCode[i] ?? hash));
    await write(folder, name, after);
  }
  for (const name of ["headers.json", "_headers", "sw.js"]) {
    let content = await text(name);
    for (const [before, after] of names) content = content.replaceAll(before, after);
    await write(folder, name, content);
  }

  const next = { ...record, build, set: newSet, before: keepOld ? oldSet : null };
  await write(folder, "build.json", JSON.stringify(next));
  return newSet;
}

/** Every page of the build, as paths below `folder`. */
async function pages(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".html"));
}

/** The policy's source of each inline script, in order. */
function inlineHashes(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts].map(([, code]) => {
    const digest = createHash("sha256").update(code ?? "").digest("base64");
    return `sha256-${digest}`;
  });
}

/** Writes a file; its compressed copies, which are no longer its copies, go. */
async function write(folder: string, name: string, content: string): Promise<void> {
  await writeFile(join(folder, name), content);
  for (const ending of [".br", ".gz"]) await rm(join(folder, name + ending), { force: true });
}

function hash16(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
