import { cp, readFile, writeFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { DEMONSTRATION, Held, pair, publicHalf, signedByAnother } from "../support/credential.ts";
import { MADANG, ROOT } from "../support/paths.ts";
import { disconnect, expect, expectAccessible, offlineReady, open, test } from "../support/test.ts";
import { PATH, Verify } from "../support/verify.ts";

/** The child's name, birth date and relation, and nothing else, for a day-care centre. */
const CHILD = ["family.4.name", "family.4.birthdate", "family.4.relation"];
const RECEIVER = "하늘어린이집";
const NUMBER = "A2B3C4D5E6F7G2H3";

const family = () => Held.sample("김예시", "family-relations");
const handed = (held = family()) => held.present({ disclose: CHILD, receiver: RECEIVER, nonce: NUMBER });

test("a day-care centre checks what it was handed: the child, for whom, and who says so", async ({ page, portal }) => {
  const verify = new Verify(page);
  await open(page, portal, PATH);
  await verify.paste(handed());
  await verify.expect("valid");
  await expect(verify.results).toContainText(verify.word("mode.document"));
  await expect(verify.results).toContainText(verify.word("demonstration.text"));

  await expect(verify.fact(verify.word("document.kind"))).toHaveText(/가족관계증명서/);
  await expect(verify.fact(verify.word("document.receiver"))).toHaveText(RECEIVER);
  await expect(verify.results).toContainText(verify.word("document.receiver_check"));
  await expect(verify.fact(verify.word("document.number"))).toHaveText("A2B3 C4D5 E6F7 G2H3");
  await expect(verify.fact(verify.word("document.status"))).toContainText("취소되지 않았습니다");
  await expect(verify.fact("이름")).toHaveText("김새싹");
  await expect(verify.fact("생년월일")).toHaveText("2022-03-09");
  await expect(verify.fact("관계")).toHaveText("자녀");
  // In the order of the form, whatever the order in the token.
  const terms = await verify.results.getByRole("term").allInnerTexts();
  expect(terms.map((term) => term.trim()).slice(-3)).toEqual(["관계", "이름", "생년월일"]);
  // Nothing of what was kept back.
  await expect(verify.results).not.toContainText("김예시");
  await expect(verify.results).not.toContainText("주민등록번호");
});

test("the same as a file, as readable JSON, broken into lines, and two at once", async ({ page, portal }) => {
  const verify = new Verify(page);
  const token = handed();
  const json = JSON.stringify({ nonce: NUMBER, presentations: [{ fields: { "family.4.name": "딴사람" }, sd_jwt: token }] });
  await open(page, portal, PATH);
  for (const [name, content] of [
    ["family.sd-jwt", token],
    ["family.json", json],
    ["mail.txt", token.replace(/(.{76})/g, "$1\n")],
  ] as const) {
    await verify.open({ name, mimeType: "", content });
    await verify.expect("valid", undefined, name);
    await expect(verify.fact("이름")).toHaveText("김새싹");
    // What stands beside the token in the file is not signed.
    await expect(verify.results).not.toContainText("딴사람");
    await verify.button(verify.word("clear")).click();
    await expect(verify.results).toHaveCount(0);
  }
  const tampered = token.replace(/~[^~]*~/, "~");
  await verify.paste([token, tampered].join("\n"));
  await expect(verify.results).toHaveCount(2);
  await expect(verify.results.first().getByText(verify.word("word.valid"), { exact: true })).toBeVisible();
  await expect(verify.results.last().getByText(verify.word("word.invalid"), { exact: true })).toBeVisible();
  const together = page.getByText(verify.word("results", { n: "2" }));
  await expect(together).toBeVisible();
  await expect(together.locator("..").getByText(verify.word("word.invalid"), { exact: true })).toBeVisible();
});

test("what does not hold is refused by its check, in a sentence, and its content is not shown", async ({ page, portal }) => {
  test.slow();
  const verify = new Verify(page);
  const held = family();
  const day = 86_400;
  const now = Math.floor(Date.now() / 1000);
  const wish = { disclose: CHILD, receiver: RECEIVER };
  const token = held.present(wish);
  const forger = { ...pair(), kid: "demonstration-1" } as JsonWebKey;
  const forged = Held.sample("김예시", "family-relations", {}, forger);
  const expired = Held.sample("김예시", "family-relations", { iat: now - 91 * day, exp: now - day });
  const without = token.split("~").filter((_, at) => at !== 1).join("~");
  await open(page, portal, PATH);
  for (const [what, check, text] of [
    ["a forged signature", "V05", forged.present(wish)],
    ["expired", "V19", expired.present(wish)],
    ["a field taken out after signing", "V27", without],
    ["signed by somebody else", "V22", signedByAnother(token)],
    ["31 days old", "V24", held.present({ ...wish, now: now - 31 * day })],
    ["not bound to anybody", "V03", held.present({ disclose: CHILD })],
    ["cut off", "V03", token.slice(0, token.lastIndexOf("~") + 1)],
  ] as const) {
    await verify.paste(text);
    await verify.expect("invalid", check, what);
    await expect(verify.results, what).toContainText(verify.word(`check.${check.toLowerCase()}`));
    await expect(verify.results, what).not.toContainText("김새싹");
    await verify.button(verify.word("clear")).click();
  }
  await verify.paste("김새싹은 우리 아이입니다");
  await expect(page.getByText(verify.word("none"))).toBeVisible();
});

test("what the issuer revoked is not valid", async ({ page, portal }) => {
  const verify = new Verify(page);
  const held = Held.sample("이보기", "vaccination");
  await open(page, portal, PATH);
  await verify.paste(held.present({ disclose: ["vaccinated_primary"], receiver: RECEIVER }));
  await verify.expect("invalid");
  await expect(verify.results).toContainText(verify.word("why.revoked"));
});

test("an issuer that nobody knows, and a status list that is not there: it cannot be told", async ({ page, portal }) => {
  const verify = new Verify(page);
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: "https://nobody.example", vct: "https://nobody.example/kind/1", iat: now, name: "김새싹" };
  const unknown = Held.issue(claims, { _sd: ["name"] }, pair());
  await open(page, portal, PATH);
  await verify.paste(unknown.present({ disclose: ["name"], receiver: RECEIVER }));
  await verify.expect("unknown", "V06");
  await expect(verify.results).toContainText(verify.word("why.issuer"));
  await expect(verify.results).toContainText(verify.word("content.unproven"));
  await expect(verify.results).not.toContainText(verify.word("word.valid") + " ");

  const status = { status_list: { idx: 3, uri: `${DEMONSTRATION}/status/99` } };
  const elsewhere = Held.sample("김예시", "family-relations", { status });
  await verify.paste(handed(elsewhere));
  await verify.expect("unknown");
  await expect(verify.results).toContainText(verify.word("why.status_missing"));
});

test("an issuer in the list that is no demonstration is told as such", async ({ page, portal }) => {
  const verify = new Verify(page);
  const key = { ...pair(), kid: "one" } as JsonWebKey;
  const issuer = "https://office.example";
  await portal.publish((folder) => trust(folder, issuer, key));
  const claims = { iss: issuer, vct: "https://office.example/kind/1", favourite_number: 7 };
  const held = Held.issue(claims, { _sd: ["favourite_number"] }, key);
  await open(page, portal, PATH);
  await verify.paste(held.present({ disclose: ["favourite_number"], receiver: RECEIVER }));
  await verify.expect("valid");
  await expect(verify.fact(verify.word("document.issuer"))).toHaveText("가상 발급기관");
  await expect(verify.results).not.toContainText(verify.word("demonstration"));
  // A kind that nobody described has the issuer's own names.
  await expect(verify.results).toContainText(verify.word("content.unknown_kind"));
  await expect(verify.fact("favourite_number")).toHaveText("7");
});

test("without a network it is checked as well, by what the device has", async ({ page, portal }) => {
  const verify = new Verify(page);
  await open(page, portal, PATH);
  await expect(page.getByLabel(verify.word("paste"))).toBeVisible();
  await offlineReady(page);
  await disconnect(page, portal);
  await page.reload();
  await verify.paste(handed());
  await verify.expect("valid");
  await expect(verify.fact(verify.word("document.status"))).toContainText("취소되지 않았습니다");
});

test("nothing of what was given is kept or sent", async ({ page, portal }) => {
  const verify = new Verify(page);
  await open(page, portal, PATH);
  const requests: string[] = [];
  await verify.paste(handed());
  page.on("request", (request) => requests.push(request.url()));
  await verify.button(verify.word("clear")).click();
  await verify.paste(handed());
  await verify.expect("valid");
  expect(requests).toEqual([]);
  const kept = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), location.href];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ""));
      for (const store of database.objectStoreNames) {
        texts.push(JSON.stringify(await done(database.transaction(store).objectStore(store).getAll())));
      }
      database.close();
    }
    return texts.join("\n");
  });
  for (const secret of ["eyJ", NUMBER, RECEIVER]) expect(kept).not.toContain(secret);
});

test("axe finds nothing, it fits 320 px with text of 200 %, and English says the same", async ({ page, portal }) => {
  test.slow();
  const verify = new Verify(page, "en");
  await page.addInitScript(() => {
    localStorage.setItem("madang-settings", '{"lang":"en","theme":"light","text":200}');
  });
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, portal, PATH);
  await verify.ask("Sky Day-care");
  await verify.button(verify.word("ask.drop")).click();
  await verify.paste(handed());
  await verify.expect("valid");
  await page.getByText(verify.word("checked"), { exact: true }).click();
  await expect(page.getByText(verify.word("checked.binding"))).toBeVisible();
  await expectAccessible(page, "a valid certificate");
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBe(0);
  await verify.paste(handed().replace(/~[^~]*~/, "~"));
  await verify.expect("invalid");
  await expectAccessible(page, "one that is not");
});

/** Publishes an issuer of the test's own beside the others. */
async function trust(folder: string, issuer: string, key: JsonWebKey): Promise<void> {
  const data = join(folder, "..", "mydata-data");
  await cp(join(ROOT, "cli/data/mydata"), data, { recursive: true });
  const path = join(data, "issuers.json");
  const list = JSON.parse(await readFile(path, "utf8")) as { issuers: object[] };
  list.issuers.push({
    issuer,
    jwks: { keys: [publicHalf(key)] },
    name: { ko: "가상 발급기관", en: "Imaginary office" },
    demonstration: false,
    note: { ko: "시험에만 있습니다.", en: "Only in tests." },
  });
  await writeFile(path, JSON.stringify(list));
  execFileSync(MADANG, ["publish", "mydata", "--api", folder, "--data", data], { stdio: "ignore" });
}
