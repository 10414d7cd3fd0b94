import { expect, open, test } from "../support/test.ts";

interface Icon {
  src: string;
  type: string;
}

interface Manifest {
  icons: Icon[];
  shortcuts: { url: string; icons: Icon[] }[];
}

test("the browser offers to install the portal @once", async ({ page, portal, request }) => {
  await open(page, portal, "/");
  const cdp = await page.context().newCDPSession(page);
  const { errors, data } = await cdp.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
  // The tests' profiles count as private windows, in which nothing is installed.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);

  const manifest = JSON.parse(data ?? "{}") as Manifest;
  const icons = [...manifest.icons, ...manifest.shortcuts.flatMap(({ icons }) => icons)];
  for (const { src, type } of icons) {
    const answer = await request.get(portal.url + src);
    expect(answer.headers()["content-type"], src).toBe(type);
  }
  for (const { url } of manifest.shortcuts) {
    expect((await request.get(portal.url + url)).status(), url).toBe(200);
  }
});
