import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Held } from "../support/credential.ts";
import { film, framesOf, pictureOf } from "../support/qr.ts";
import { expect, open, test as base } from "../support/test.ts";
import { PATH, Verify } from "../support/verify.ts";

const presentation = () =>
  Held.sample("김예시", "family-relations").present({
    disclose: ["family.4.name", "family.4.birthdate", "family.4.relation", "family.0.name"],
    receiver: "하늘어린이집",
  });

const picture = (name: string, texts: string[]) => ({ name, mimeType: "image/png", content: pictureOf(texts) });

base("a machine without a camera offers files alone", async ({ page, portal }) => {
  const verify = new Verify(page);
  await open(page, portal, PATH);
  await expect(page.getByLabel(verify.scan("scan.file"), { exact: true })).toBeAttached();
  await expect(verify.button(verify.scan("scan.camera"))).toHaveCount(0);
});

base("codes are read from photos in any order, and what is missing is told", async ({ page, portal }) => {
  const verify = new Verify(page);
  const frames = framesOf(presentation());
  expect(frames.length).toBeGreaterThan(2);
  const of = String(frames.length);
  const [first, ...others] = frames;
  if (!first) throw new Error("no frame");
  await open(page, portal, PATH);
  await verify.open(picture("last.png", others.reverse().slice(0, 1)));
  await expect(page.getByText(verify.scan("scan.progress", { n: "1", of }))).toBeVisible();
  await expect(verify.results).toHaveCount(0);
  // One of them again, and all but one on one sheet.
  await verify.open(picture("sheet.png", others));
  const almost = verify.scan("scan.progress", { n: String(frames.length - 1), of });
  await expect(page.getByText(almost)).toBeVisible();
  await verify.open(picture("first.png", [first]));
  await verify.expect("valid");
  await expect(verify.fact("이름")).toHaveText(/김예시|김새싹/);
});

base("a code of another certificate starts anew, a picture without one says so", async ({ page, portal }) => {
  const verify = new Verify(page);
  const [one, other] = [framesOf(presentation()), framesOf(presentation())];
  await open(page, portal, PATH);
  await verify.open(picture("one.png", one.slice(0, 1)));
  await verify.open(picture("other.png", other.slice(0, 1)));
  await expect(page.getByText(verify.word("frame.anew"))).toBeVisible();
  await verify.open(picture("empty.png", [" "]), { name: "broken.png", mimeType: "image/png", content: "no picture" });
  await expect(page.getByText(verify.scan("scan.not_read", { name: "broken.png" }))).toBeVisible();
});

/** A browser whose camera shows a film of the codes of a presentation. */
const test = base.extend<object, { film: string }>({
  film: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "madang-film-"));
      const path = join(folder, "codes.y4m");
      film(path, framesOf(presentation()));
      await use(path);
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ launchOptions, film }, use) => {
      const args = [
        ...(launchOptions.args ?? []),
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        `--use-file-for-fake-video-capture=${film}`,
      ];
      await use({ ...launchOptions, args });
    },
    { scope: "worker" },
  ],
});

test("the camera reads the codes in turn, and goes off when all are read", async ({ page, portal }) => {
  test.slow();
  const verify = new Verify(page);
  await open(page, portal, PATH);
  const live = () =>
    page.evaluate(() => {
      const stream = document.querySelector("video")?.srcObject as MediaStream | null;
      return stream?.getTracks().some((track) => track.readyState === "live") ?? false;
    });
  expect(await live()).toBe(false);
  await verify.button(verify.scan("scan.camera")).click();
  await verify.expect("valid");
  await expect(verify.fact("이름")).toHaveText(/김예시|김새싹/);
  await expect(verify.button(verify.scan("scan.camera"))).toBeVisible();
  await expect.poll(live).toBe(false);

  await verify.button(verify.word("clear")).click();
  await verify.button(verify.scan("scan.camera")).click();
  await expect.poll(live).toBe(true);
  await verify.button(verify.scan("scan.stop")).click();
  await expect.poll(live).toBe(false);
});
