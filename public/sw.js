/**
 * Madang's service worker: after the first visit the portal opens without a network.
 *
 * Two kinds of cache:
 * - `madang-app-<build id>`: the files of one build, exactly those that BUILD lists;
 * - `madang-data-v1`: what the static API published, at most DATA_BYTES.
 * Every file kept was checked: status, content type, and its SHA-256 wherever its list entry or
 * its name carries one. So neither a captive portal's page nor half of a deployment is ever kept.
 *
 * The page registers `/sw.js` with `updateViaCache: "none"`, and calls `registration.update()`
 * when it becomes visible and once an hour. A new version waits (`registration.waiting`) until
 * the citizen says so; at a kiosk, until it is idle. Then the page posts SKIP_WAITING to it and
 * reloads once on `controllerchange`. Tabs that did not ask stay as they are: the files of the
 * build before are kept for them.
 *
 * Messages of the page, each answered on the port sent along, else to the sender:
 *   {type: "SKIP_WAITING"}    become active now; no answer
 *   {type: "IDLE"}            fetch all that BUILD lists and is not kept yet; the page sends it
 *                             when it has nothing else to do, and never on Save-Data
 *                             -> {type: "IDLE_DONE", kept: number, failed: [path]}
 *   {type: "KEEP", urls}      keep these published files (indexes, payloads, /config.json, parts
 *                             of the base map): what the page read before there was a worker
 *                             -> {type: "KEEP_DONE", kept: number, failed: [path]}
 *   {type: "VERSION"}         -> {type: "VERSION", id, app: {kept, listed}, data: {kept, bytes}}
 *   {type: "CLEAR_DATA"}      forget the data, not the app -> {type: "CLEAR_DATA_DONE"}
 *
 * Answers to the page's requests:
 * - An index or `/config.json` comes from the network; after 3 s, or when that fails, the kept copy
 *   comes with `x-madang-from: cache` and `x-madang-received: <ISO 8601, UTC>`.
 * - A payload comes from the data cache if it is there. When the page finds it damaged, it asks
 *   again with `cache: "reload"`, which goes to the network and replaces the copy.
 * - Anything else (other methods and origins, queries, ranges, the write gate) is left alone.
 */

// The build fills this line. `url` is a path; `rev` is the first 16 hex digits of the file's
// SHA-256, or null where the path itself changes with the content. `install` is fetched whole
// or not at all, `idle` when there is time. The id is the hash of both lists.
const BUILD = {"id":"dev","install":[],"idle":[]};

const APP_PREFIX = "madang-app-";
const APP = APP_PREFIX + BUILD.id;
const DATA_PREFIX = "madang-data-";
const DATA = DATA_PREFIX + "v1";
const DATA_BYTES = 20_000_000;
const PATIENCE_MS = 3_000;
const SHELL = "/shell.html";
/** Marks the cache of a build that has been active, so that tabs may hold it. */
const ACTIVATED = "/activated";

const ENTRIES = [...BUILD.install, ...BUILD.idle];
const REVISIONS = new Map(ENTRIES.map(({ url, rev }) => [url, rev]));

const CONTENT_TYPES = {
  css: /^text\/css/,
  html: /^text\/html/,
  js: /^(text|application)\/javascript/,
  json: /^application\/json/,
  png: /^image\/png/,
  svg: /^image\/svg\+xml/,
  wasm: /^application\/wasm/,
  webmanifest: /^application\/(manifest\+)?json/,
};

if (BUILD.install.length > 0) {
  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(activate()));
  addEventListener("fetch", onFetch);
}
addEventListener("message", onMessage);

// --- Life cycle ---

/** Keeps the whole install set, or nothing. */
async function install() {
  const cache = await caches.open(APP);
  try {
    await Promise.all(BUILD.install.map(({ url }) => keepApp(cache, url)));
  } catch (error) {
    // Unless this build is in use already, and only the worker's own code is new.
    if (!(await isIn(cache, ACTIVATED))) await caches.delete(APP);
    throw error;
  }
}

/** Drops the caches that nothing can need any more, and takes over the open pages. */
async function activate() {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const previous = pages.length > 0 ? await previousBuild() : undefined;
  const needed = [APP, DATA, previous];
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith(APP_PREFIX) || name.startsWith(DATA_PREFIX))
      .filter((name) => !needed.includes(name))
      .map((name) => caches.delete(name)),
  );
  await (await caches.open(APP)).put(ACTIVATED, new Response());
  await clients.claim();
}

/** The cache of the newest other build that was ever active. */
async function previousBuild() {
  for (const name of await appCaches()) {
    if (name !== APP && (await caches.match(ACTIVATED, { cacheName: name }))) return name;
  }
  return undefined;
}

/** Names of the app caches, newest first. */
async function appCaches() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(APP_PREFIX)).reverse();
}

// --- Requests ---

function onFetch(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (url.origin !== location.origin) return;
  const path = url.pathname;
  if (request.mode === "navigate") {
    if (isPage(path)) event.respondWith(shell(request));
  } else if (url.search !== "") {
    return;
  } else if (isIndex(path)) {
    event.respondWith(networkFirst(event, path));
  } else if (payloadHash(path)) {
    event.respondWith(cacheFirst(event, path, findData, keepData));
  } else if (REVISIONS.has(path) || path.startsWith("/b/")) {
    event.respondWith(cacheFirst(event, path, findApp, storeApp));
  }
}

/** A path that the app's router answers: not the API, not a file. */
function isPage(path) {
  return !path.startsWith("/api/") && !/\.[^/]*$/.test(path);
}

/** A file that changes under its name: what it says is as old as its receipt. */
function isIndex(path) {
  return path === "/config.json" || /^\/api\/v1\/([^/]+\/)*index\.json$/.test(path);
}

/** The hash that an immutable payload's name carries; undefined for any other path. */
function payloadHash(path) {
  return /^\/api\/v1\/.*\.([0-9a-f]{16})\.json$/.exec(path)?.[1];
}

async function shell(request) {
  return (await caches.match(SHELL, { cacheName: APP, ignoreVary: true })) ?? fetch(request);
}

async function cacheFirst(event, path, find, keep) {
  if (event.request.cache !== "reload") {
    const kept = await find(path);
    if (kept) return kept;
  }
  const answer = await fetch(event.request);
  if (isExpected(path, answer)) event.waitUntil(keep(path, answer.clone()).catch(unkept));
  return answer;
}

async function networkFirst(event, path) {
  const network = fetch(path, { cache: "no-cache" });
  const good = network.then(async (answer) => ((await isSound(path, answer)) ? answer : undefined));
  event.waitUntil(good.then((answer) => answer && keepData(path, answer.clone())).catch(unkept));
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const soon = await Promise.race([good, patience]).catch(() => undefined);
  return soon ?? (await findData(path)) ?? network;
}

/** The page has its answer; a copy that could not be kept is fetched again another time. */
function unkept(error) {
  console.debug("not kept:", error);
}

// --- The app's files ---

/** A file of this build, or of the build before, which an old tab may still load from. */
async function findApp(path) {
  const names = path.startsWith("/b/") ? [APP, ...(await appCaches())] : [APP];
  for (const cacheName of names) {
    const kept = await caches.match(path, { cacheName, ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
}

/** Keeps an answer that the page asked for, if it is a file of this build. */
async function storeApp(path, answer) {
  if (!REVISIONS.has(path)) return;
  if (await hasHash(answer.clone(), REVISIONS.get(path))) {
    await (await caches.open(APP)).put(path, answer);
  }
}

/** Keeps one of this build's files: from an older build if it has the same, else fetched. */
async function keepApp(cache, path) {
  if (await isIn(cache, path)) return;
  const rev = REVISIONS.get(path);
  for (const cacheName of await appCaches()) {
    const kept = await caches.match(path, { cacheName, ignoreVary: true });
    if (kept && (await hasHash(kept.clone(), rev))) return cache.put(path, kept);
  }
  await cache.put(path, await fetchSound(path, rev));
}

/** Asks for the key alone: a response asked for holds its room until it is collected. */
async function isIn(cache, path) {
  return (await cache.keys(path, { ignoreVary: true })).length > 0;
}

/** Fetches `path`, past the HTTP cache if the copy there is not what is expected. */
async function fetchSound(path, hash) {
  for (const mode of ["default", "reload"]) {
    const answer = await fetch(path, { cache: mode });
    if (await isSound(path, answer, hash)) {
      // A redirected answer may not serve a navigation: keep it as a plain one.
      return answer.redirected ? new Response(answer.body, answer) : answer;
    }
  }
  throw new Error(`${path}: not the file of build ${BUILD.id}`);
}

/** Whether an answer is the file at `path`, with that hash where there is one to compare. */
async function isSound(path, answer, hash) {
  if (!isExpected(path, answer) || !(await hasHash(answer.clone(), hash))) return false;
  // No name carries an index's hash, so that half of one shows only here.
  return !isIndex(path) || answer.clone().json().then(() => true, () => false);
}

function isExpected(path, answer) {
  const type = answer.headers.get("content-type") ?? "";
  const expected = CONTENT_TYPES[path.split(".").pop()];
  return answer.status === 200 && answer.type === "basic" && expected?.test(type) === true;
}

/** Whether the content's SHA-256 begins with `hash`; true where there is none to compare. */
async function hasHash(content, hash) {
  if (!hash) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await content.arrayBuffer()));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.startsWith(hash);
}

// --- The data ---

function findData(path) {
  return caches.match(path, { cacheName: DATA });
}

let writing = Promise.resolve();

/** Keeps an index or a payload. One at a time: each write counts what the others left. */
function keepData(path, answer) {
  writing = writing.catch(() => {}).then(() => writeData(path, answer));
  return writing;
}

async function writeData(path, answer) {
  const body = await answer.blob();
  if (body.size > DATA_BYTES || !(await hasHash(body, payloadHash(path)))) {
    throw new Error(`${path}: too large, or another content than its name says`);
  }
  const received = new Date().toISOString();
  const copy = () =>
    new Response(body, {
      headers: {
        "content-type": "application/json",
        "x-madang-from": "cache",
        "x-madang-received": received,
      },
    });
  // For `dataFiles`, which must not open the responses (see `isIn`).
  const headers = { "x-madang-bytes": String(body.size), "x-madang-received": received };
  const request = new Request(path, { headers });
  const cache = await caches.open(DATA);
  await makeRoom(cache, (await dataBytes(cache)) + body.size - DATA_BYTES);
  try {
    await cache.put(request, copy());
  } catch {
    // The device has less to give than DATA_BYTES.
    await makeRoom(cache, 2 * body.size);
    await cache.put(request, copy());
  }
}

/**
 * Frees `bytes` or more, oldest payloads first; those that no kept index names go before the
 * others. Indexes stay.
 */
async function makeRoom(cache, bytes) {
  if (bytes <= 0) return;
  const files = await dataFiles(cache);
  const indexes = files.filter(({ path }) => isIndex(path));
  const texts = await Promise.all(indexes.map(async ({ path }) => (await cache.match(path)).text()));
  const isNamed = ({ path }) => texts.some((text) => text.includes(payloadHash(path)));
  const leaving = files
    .filter(({ path }) => payloadHash(path))
    .sort((a, b) => isNamed(a) - isNamed(b) || a.received.localeCompare(b.received));
  let left = bytes;
  for (const file of leaving) {
    if (left <= 0) return;
    await cache.delete(file.path);
    left -= file.bytes;
  }
}

async function dataFiles(cache) {
  const requests = await cache.keys();
  return requests.map(({ url, headers }) => ({
    path: new URL(url).pathname,
    bytes: Number(headers.get("x-madang-bytes")),
    received: headers.get("x-madang-received") ?? "",
  }));
}

async function dataBytes(cache) {
  return (await dataFiles(cache)).reduce((sum, file) => sum + file.bytes, 0);
}

// --- Messages ---

function onMessage(event) {
  const { type, urls } = event.data ?? {};
  const answers = {
    SKIP_WAITING: () => skipWaiting(),
    IDLE: () => keepEach("IDLE_DONE", [...REVISIONS.keys()]),
    KEEP: () => keepEach("KEEP_DONE", urls),
    VERSION: version,
    CLEAR_DATA: clearData,
  };
  if (!Object.hasOwn(answers, type)) return;
  const reply = event.ports[0] ?? event.source;
  event.waitUntil(answers[type]().then((answer) => answer && reply.postMessage(answer)));
}

/** Keeps the files one after another, so that the page's own requests come first. */
async function keepEach(type, paths) {
  const failed = [];
  for (const path of paths) {
    await keepOne(path).catch(() => failed.push(path));
  }
  return { type, kept: paths.length - failed.length, failed };
}

async function keepOne(path) {
  if (REVISIONS.has(path)) return keepApp(await caches.open(APP), path);
  if (!isIndex(path) && !payloadHash(path)) throw new Error(`${path}: not a published file`);
  if (payloadHash(path) && (await isIn(await caches.open(DATA), path))) return undefined;
  return keepData(path, await fetchSound(path, payloadHash(path)));
}

async function version() {
  const app = await (await caches.open(APP)).keys();
  const data = await caches.open(DATA);
  return {
    type: "VERSION",
    id: BUILD.id,
    app: {
      kept: app.filter(({ url }) => REVISIONS.has(new URL(url).pathname)).length,
      listed: REVISIONS.size,
    },
    data: { kept: (await data.keys()).length, bytes: await dataBytes(data) },
  };
}

async function clearData() {
  const names = (await caches.keys()).filter((name) => name.startsWith(DATA_PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  return { type: "CLEAR_DATA_DONE" };
}
