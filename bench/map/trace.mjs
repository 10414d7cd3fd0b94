/** What the browser notes of a page's main thread. */

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "cc"];

/** The events of all threads while `act()` runs. */
export async function traced(devtools, act) {
  const events = [];
  const collect = ({ value }) => {
    for (const event of value) events.push(event);
  };
  devtools.on("Tracing.dataCollected", collect);
  await devtools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES },
  });
  await act();
  const whole = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
  await devtools.send("Tracing.end");
  await whole;
  devtools.off("Tracing.dataCollected", collect);
  return events;
}

/** Of these the events of the page's main thread in order. */
export function mainThread(events) {
  const { frames } = events.find(({ name }) => name === "TracingStartedInBrowser").args.data;
  const { processId } = frames.find(({ url }) => url.startsWith("http"));
  const { pid, tid } = events.find(
    ({ name, args, pid }) =>
      name === "thread_name" && args.name === "CrRendererMain" && pid === processId,
  );
  return events
    .filter((event) => event.pid === pid && event.tid === tid)
    .sort((a, b) => a.ts - b.ts);
}
