// Registers the service worker. Apart from the app, so that a build that does not start can still
// be replaced. Tells the app by events: madang-update (a new version waits), madang-offline (the
// first visit's files are all kept); the app tells madang-apply (open the new version).
(() => {
  const { serviceWorker } = navigator;
  const root = document.documentElement;
  if (!serviceWorker || root.dataset.set === "/b/dev/") return;
  const tell = (name) => {
    root.dataset[name] = "";
    dispatchEvent(new Event(`madang-${name}`));
  };
  const first = !serviceWorker.controller;
  let asked = false;
  const reload = () => {
    if (asked) location.reload();
    asked = false;
  };
  serviceWorker.addEventListener("controllerchange", reload);
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.type === "IDLE_DONE" && first) tell("offline");
  });
  // On the first visit the worker comes after the data: it is told of all that is read.
  const keepWhatIsRead = (worker) => {
    const keep = (list) => {
      const paths = list.getEntries().map(({ name }) => new URL(name).pathname);
      const urls = paths.filter((path) => /^\/(api\/v1|basemap)\/|^\/config\.json$/.test(path));
      if (urls.length) worker.postMessage({ type: "KEEP", urls });
    };
    new PerformanceObserver(keep).observe({ type: "resource", buffered: true });
  };
  const start = async () => {
    const registration = await serviceWorker.register("/sw.js", { updateViaCache: "none" });
    const ready = () => registration.waiting && serviceWorker.controller && tell("update");
    const watch = (worker) => worker?.addEventListener("statechange", ready);
    ready();
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    addEventListener("madang-apply", () => {
      asked = true;
      if (registration.waiting) registration.waiting.postMessage({ type: "SKIP_WAITING" });
      else reload();
    });
    // Without a network there is nothing newer to find.
    const update = () => registration.update().catch(() => {});
    document.addEventListener("visibilitychange", () => document.hidden || update());
    setInterval(update, 3_600_000);
    const { active } = await serviceWorker.ready;
    if (first) keepWhatIsRead(active);
    if (!navigator.connection?.saveData) active.postMessage({ type: "IDLE" });
  };
  const later = () => setTimeout(() => start().catch(() => tell("unkept")), 1_000);
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
})();
