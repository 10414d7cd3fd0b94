/**
 * The kill switch: serve this file as `/sw.js` when a broken worker must go from every device.
 *
 * It deletes Madang's caches and unregisters itself. What citizens keep (IndexedDB) stays, and so
 * do open pages: each goes to the network from its next navigation on.
 */
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith("madang-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}
