import { payloadPath } from "./site.ts";
import { disconnect, expect, firstVisit, get, keptData, tell, test } from "./test.ts";

const INDEX = "/api/v1/masks/index.json";
const PORTAL_PAGE = { body: "<h1>Pay for wifi</h1>", type: "text/html" };

test.beforeEach(async ({ page, site }) => {
  site.deploy("one");
  await firstVisit(page, site);
});

test("an index is fetched anew while there is a network", async ({ page, site }) => {
  site.files.set(INDEX, { body: '{"edition":1}' });
  expect(await get(page, INDEX)).toMatchObject({ text: '{"edition":1}', from: null });
  site.files.set(INDEX, { body: '{"edition":2}' });
  expect(await get(page, INDEX)).toMatchObject({ text: '{"edition":2}', from: null });
});

test("without one, the kept index comes with the time of its receipt", async ({ page, site }) => {
  site.files.set(INDEX, { body: '{"edition":1}' });
  const before = new Date();
  await get(page, INDEX);
  await expect.poll(() => keptData(page)).toEqual([INDEX]);
  const after = new Date();
  await disconnect(page, site);
  const got = await get(page, INDEX);
  expect(got).toMatchObject({ text: '{"edition":1}', from: "cache" });
  const received = new Date(got?.received ?? "");
  expect(received >= before && received <= after).toBe(true);
});

test("a server that does not answer in 3 s loses to the kept index", async ({ page, site }) => {
  site.files.set(INDEX, { body: '{"edition":1}' });
  await tell(page, { type: "KEEP", urls: [INDEX] });
  site.files.set(INDEX, { body: '{"edition":2}' });
  const release = site.hold(INDEX);
  expect(await get(page, INDEX)).toMatchObject({ text: '{"edition":1}', from: "cache" });

  // The late answer is not lost: it is what the next reader without a network gets.
  release();
  await expect
    .poll(() => page.evaluate(async (path) => (await caches.match(path))?.text(), INDEX))
    .toBe('{"edition":2}');
});

test("a slow first answer is waited for when nothing is kept", async ({ page, site }) => {
  site.files.set(INDEX, { body: '{"edition":1}' });
  const release = site.hold(INDEX);
  const answer = get(page, INDEX);
  await expect.poll(() => site.asked).toContain(INDEX);
  release();
  expect(await answer).toMatchObject({ text: '{"edition":1}', from: null });
});

for (const [what, answer] of [
  ["a captive portal's page", PORTAL_PAGE],
  ["a server's error", { body: "{}", status: 503 }],
  ["half an index", { body: '{"edition":' }],
] as const) {
  test(`${what} does not replace the kept index`, async ({ page, site }) => {
    site.files.set(INDEX, { body: '{"edition":1}' });
    await tell(page, { type: "KEEP", urls: [INDEX] });
    site.files.set(INDEX, answer);
    expect(await get(page, INDEX)).toMatchObject({ text: '{"edition":1}', from: "cache" });
    expect(await get(page, INDEX)).toMatchObject({ text: '{"edition":1}', from: "cache" });
  });
}

test("the operator's configuration is read like an index", async ({ page, site }) => {
  site.files.set("/config.json", { body: '{"operator":"A"}' });
  await get(page, "/config.json");
  await expect.poll(() => keptData(page)).toEqual(["/config.json"]);
  await disconnect(page, site);
  expect(await get(page, "/config.json")).toMatchObject({ from: "cache" });
});

test("a payload is fetched once", async ({ page, site }) => {
  const path = payloadPath("masks/stores-51", "[1]");
  site.files.set(path, { body: "[1]" });
  await get(page, path);
  await expect.poll(() => keptData(page)).toEqual([path]);
  await disconnect(page, site);
  expect(await get(page, path)).toMatchObject({ text: "[1]", from: "cache" });
});

test("a payload that is not what its name says is handed on, never kept", async ({
  page,
  site,
}) => {
  const path = payloadPath("masks/stores-51", "[1]");
  site.files.set(path, { body: "[2]" });
  expect(await get(page, path)).toMatchObject({ text: "[2]" });
  expect(await tell(page, { type: "KEEP", urls: [path] })).toEqual({
    type: "KEEP_DONE",
    kept: 0,
    failed: [path],
  });
  expect(await keptData(page)).toEqual([]);
});

test("a copy that the page finds damaged is replaced when it asks to reload", async ({
  page,
  site,
}) => {
  const path = payloadPath("masks/stores-51", "[1]");
  site.files.set(path, { body: "[1]" });
  await page.evaluate(async (path) => {
    await (await caches.open("madang-data-v1")).put(path, new Response("damaged"));
  }, path);
  expect((await get(page, path))?.text).toBe("damaged");
  expect((await get(page, path, { cache: "reload" }))?.text).toBe("[1]");
  await expect.poll(async () => (await get(page, path))?.text).toBe("[1]");
});

test("what is not a published file is neither kept nor answered from a cache", async ({
  page,
  site,
}) => {
  const payload = payloadPath("masks/stores-51", "[1]");
  site.files.set(payload, { body: "[1]" });
  for (const path of ["/api/v1/desk.json", "/api/v1/schemas/stores.json", `${payload}?x=1`]) {
    site.files.set(path, { body: "{}" });
    await get(page, path);
  }
  await get(page, INDEX, { method: "POST", body: "{}" });
  await get(page, payload, { headers: { range: "bytes=0-1" } });
  expect(await tell(page, { type: "KEEP", urls: ["/api/v1/desk.json"] })).toMatchObject({
    failed: ["/api/v1/desk.json"],
  });
  expect(await keptData(page)).toEqual([]);
});

test("clearing the data leaves the app", async ({ page, site }) => {
  site.files.set(INDEX, { body: "{}" });
  await tell(page, { type: "KEEP", urls: [INDEX] });
  expect((await tell(page, { type: "VERSION" })).data).toEqual({ kept: 1, bytes: 2 });
  await tell(page, { type: "CLEAR_DATA" });
  expect((await tell(page, { type: "VERSION" })).data).toEqual({ kept: 0, bytes: 0 });
  await disconnect(page, site);
  await page.goto(`${site.url}/masks`);
  await expect(page).toHaveTitle("one");
});
