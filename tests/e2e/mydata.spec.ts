import { expect, disconnect, offlineReady, open, test } from "../support/test.ts";
import { HandOver, PATH, joined } from "../support/handover.ts";
import { textIn } from "../support/texts.ts";

/** What the presentation says, without the code under test: names and values of its disclosures. */
function disclosed(token: string): string[] {
  return token
    .split("~")
    .slice(1, -1)
    .map((part) => Buffer.from(part, "base64url").toString("utf8"));
}

const verify = (key: string) => textIn("ko", "mydata_verify", key);

test("the day-care gets the child's name, birth date and relation on paper, and nothing else", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const hand = new HandOver(page);
  await hand.begin("daycare");
  await hand.get();
  expect(await hand.ticked()).toHaveLength(3);
  await hand.receiver("하늘어린이집");
  await hand.preview();
  const seen = await hand.seen();
  expect(Object.values(seen).sort()).toEqual(["2022-03-09", "김새싹", "자녀"]);
  await hand.give();

  const paper = await hand.paper();
  for (const text of ["김새싹", "2022-03-09", "자녀", "하늘어린이집"]) expect(paper.text).toContain(text);
  // The parents are on the certificate, and not on the paper.
  for (const text of ["김예시", "이보기", "1988-05-14", "김옛날", "000000"]) expect(paper.text).not.toContain(text);
  expect(paper.pages).toBeLessThanOrEqual(2);
  const token = joined(paper.codes);
  const said = disclosed(token).join("\n");
  expect(said).toContain("김새싹");
  for (const text of ["김예시", "이보기", "1988-05-14", "rrn_back"]) expect(said).not.toContain(text);
});

for (const purpose of ["daycare", "rent", "bank-loan"]) {
  test(`${purpose}: without a network by file, codes and paper, and the receiver verifies it`, async ({ page, portal }) => {
    test.slow();
    await open(page, portal, "/mydata/verify");
    await open(page, portal, PATH);
    await offlineReady(page);
    const hand = new HandOver(page);
    await hand.begin(purpose);
    await hand.get();
    await disconnect(page, portal);

    await hand.receiver("받는 곳 1");
    const chosen = await hand.ticked();
    await hand.preview();
    await hand.give();
    const file = await hand.file();
    expect(file.name).toMatch(/^[A-Z2-7]{16}\.sd-jwt$/);
    expect(joined(await hand.codes())).toBe(file.text);
    expect(joined((await hand.paper()).codes)).toBe(file.text);

    await page.goto(`${portal.url}/mydata/verify`);
    await page.locator("input[type=file]").first().setInputFiles({
      name: file.name,
      mimeType: "application/dc+sd-jwt",
      buffer: Buffer.from(file.text),
    });
    const tokens = file.text.split("\n");
    await expect(page.getByText(verify("verdict.valid"), { exact: true })).toHaveCount(tokens.length);
    await expect(page.getByRole("main")).toContainText("받는 곳 1");
    expect(chosen.length).toBeGreaterThan(1);
  });
}
