import { disconnect, expect, offlineReady, open, test } from "../support/test.ts";
import { HandOver, PATH, joined } from "../support/handover.ts";
import { pictureOf } from "../support/qr.ts";
import { textIn } from "../support/texts.ts";
import { records } from "../support/wallet.ts";

// As phones have it; a code of 97 modules needs the pixels.
test.use({ deviceScaleFactor: 3 });

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
    const results = page.getByRole("region", { name: verify("result"), exact: true });
    await expect(results).toHaveCount(tokens.length);
    for (const result of await results.all()) {
      await expect(result.getByText(verify("word.valid"), { exact: true })).toBeVisible();
    }
    await expect(page.getByRole("main")).toContainText("받는 곳 1");
    expect(chosen.length).toBeGreaterThan(1);
  });
}

test("a second receiver gets a fresh copy, and when none is left the page says so", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const hand = new HandOver(page);
  await hand.begin("daycare");
  await hand.get();
  const keys: string[] = [];
  for (const receiver of ["첫째 곳", "둘째 곳", "셋째 곳"]) {
    await hand.receiver(receiver);
    await expect(page.getByText(hand.word("linked", { names: "" }).trim(), { exact: false })).toHaveCount(0);
    await hand.preview();
    await hand.give();
    const { text } = await hand.file();
    const [, body = ""] = text.split("~")[0]?.split(".") ?? [];
    keys.push(JSON.parse(Buffer.from(body, "base64url").toString()).cnf.jwk.x as string);
    await page.getByRole("button", { name: hand.word("give.again") }).click();
    await hand.begin("daycare");
  }
  expect(new Set(keys).size).toBe(3);

  await hand.receiver("넷째 곳");
  const warning = page.getByRole("status").filter({ hasText: "첫째 곳" });
  await expect(warning).toBeVisible();
  await hand.button("linked.fresh").click();
  await expect(warning).toHaveCount(0);
});

test("what is sensitive takes a second word, and the values are masked until asked for", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const hand = new HandOver(page);
  await hand.begin("daycare");
  await hand.get();
  await hand.receiver("하늘어린이집");
  await expect(page.getByText("김새싹")).toHaveCount(0);
  await page.getByText(new RegExp(hand.word("pile.excess"))).first().click();
  const number = page.getByRole("checkbox", { name: /주민등록번호/ }).last();
  await number.check();
  await expect(page.getByText(/민감정보 1개/)).toBeVisible();
  await hand.button("preview").click();
  await expect(page.getByText(hand.word("sensitive.missing"))).toBeVisible();
  await page.getByRole("checkbox", { name: hand.word("sensitive.ok") }).check();
  await hand.preview();
  expect(Object.keys(await hand.seen()).join()).toContain("주민등록번호");
});

test("an office's request opens with what is too much called out, and its nonce is answered", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const hand = new HandOver(page);
  await hand.begin("daycare");
  await hand.get();
  await page.getByRole("button", { name: hand.word("back"), exact: true }).click();
  await page.getByRole("link", { name: hand.word("request.open") }).click();
  const request = {
    client_id: "하늘어린이집",
    nonce: "n-0S6_WzA2Mj",
    dcql_query: {
      credentials: [
        {
          id: "family",
          format: "dc+sd-jwt",
          meta: { vct_values: ["https://madang.example/credentials/family-relations/1"] },
          claims: [
            { path: ["family", null, "name"] },
            { path: ["family", null, "birthdate"] },
            { path: ["register_base"] },
          ],
        },
      ],
    },
    purpose_id: "daycare",
  };
  await page.locator("input[type=file]").setInputFiles({
    name: "request.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(request)),
  });
  await expect(hand.heading).toHaveText(hand.word("choose"));
  await expect(page.getByText(hand.word("request.of", { name: "하늘어린이집" }))).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "등록기준지" })).toBeVisible();
  await page.getByText(new RegExp(hand.word("pile.excess"))).first().click();
  await expect(hand.field(/등록기준지/)).not.toBeChecked();
  await hand.preview();
  await hand.give();
  const binding = (await hand.file()).text.split("~").at(-1)?.split(".")[1] ?? "";
  const { aud, nonce } = JSON.parse(Buffer.from(binding, "base64url").toString());
  expect([aud, nonce]).toEqual(["하늘어린이집", "n-0S6_WzA2Mj"]);
});

test("a file that is no request is refused, and nothing changes", async ({ page, portal }) => {
  await open(page, portal, `${PATH}#request`);
  const hand = new HandOver(page);
  await page.locator("input[type=file]").setInputFiles({
    name: "request.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"client_id":"x"}'),
  });
  await expect(page.getByText(hand.word("request.bad"))).toBeVisible();
});

test("at a kiosk it goes to the phone by encrypted codes, and no store has a record", async ({ page, portal, context }) => {
  test.slow();
  await open(page, portal, `${PATH}?kiosk`);
  const hand = new HandOver(page);
  await hand.begin("daycare");
  await hand.get();
  await hand.receiver("하늘어린이집");
  await hand.preview();
  await hand.give();
  await hand.button("give.phone").click();
  const sealed = await hand.framesOnShow();
  const frames = sealed.join("");
  for (const text of ["eyJhbGciOi", "하늘어린이집", "~"]) expect(frames).not.toContain(text);
  await hand.button("phone.read").click();
  const [key = ""] = await hand.framesOnShow();
  expect(key).toMatch(/^MDK1\./);
  expect(await records(page)).toEqual([]);
  const kiosk = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]));
  expect(kiosk).not.toContain("김새싹");

  // A tab of its own: a kiosk's mode is the tab's.
  const phone = await context.newPage();
  await open(phone, portal, `${PATH}#receive`);
  const taken = new HandOver(phone);
  const picture = (text: string, name: string) => ({ name, mimeType: "image/png", buffer: pictureOf([text]) });
  const files = phone.locator("input[type=file]");
  await files.setInputFiles(sealed.map((frame, place) => picture(frame, `${place}.png`)));
  await expect(phone.getByText(taken.word("receive.key"))).toBeVisible();
  await files.setInputFiles(picture(key, "key.png"));
  await expect(phone.getByText(taken.word("receive.here"))).toBeVisible();
  const { text } = await taken.file();
  expect(disclosed(text).join()).toContain("김새싹");
});

test("by keyboard alone, from the purpose to the codes", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const hand = new HandOver(page);
  const tab = async (name: string | RegExp, role: "button" | "radio" | "textbox" = "button") => {
    const wanted = page.getByRole("main").getByRole(role, { name }).first();
    for (let step = 0; step < 120; step += 1) {
      await page.keyboard.press("Tab");
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`Tab never reaches ${name}`);
  };
  await tab("어린이집에 내기", "radio");
  await tab(hand.word("begin"));
  await page.keyboard.press("Enter");
  await expect(hand.heading).toBeFocused();
  await tab(hand.word("get"));
  await page.keyboard.press("Enter");
  await expect(hand.button("get")).toHaveCount(0, { timeout: 15_000 });
  await tab(hand.word("receiver"), "textbox");
  await page.keyboard.type("하늘어린이집");
  await tab(hand.word("preview"));
  await page.keyboard.press("Enter");
  await expect(hand.heading).toHaveText(hand.word("preview"));
  await expect(hand.heading).toBeFocused();
  await tab(hand.word("give"));
  await page.keyboard.press("Enter");
  await expect(hand.heading).toHaveText(hand.word("give.title"));
  await tab(hand.word("give.qr"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("img").first()).toBeVisible();
});
