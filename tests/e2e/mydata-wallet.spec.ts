import type { Page } from "@playwright/test";
import { disconnect, expect, expectAccessible, offlineReady, open, test } from "../support/test.ts";
import { ko } from "../support/texts.ts";
import { PASSPHRASE, PATH, Wallet, certificate, claimsOf, kind, records } from "../support/wallet.ts";

const FATHER = "김예시";
const MOTHER = "이보기";
const FAMILY = "family-relations";
/** How every signed token begins; short enough beginnings are in ciphertext by chance. */
const JWT = "eyJhbGciOi";

async function wallet(page: Page, url: string): Promise<Wallet> {
  await page.goto(url + PATH);
  const wallet = new Wallet(page);
  await expect(wallet.part("get").getByLabel(wallet.word("get.person"))).toBeVisible();
  return wallet;
}

/** Names and numbers of somebody's certificate that would tell of them. */
function secrets(person: string, id: string): string[] {
  const texts = claimsOf(person, id).match(/"[^"]{3,}"(?=[,}\]])/g) ?? [];
  return texts.map((text) => text.slice(1, -1));
}

/** What is kept of the wallet tells nothing, and no key can be taken out. */
async function expectSealed(page: Page, words: string[]): Promise<void> {
  const kept = await records(page);
  expect(kept.filter(({ store }) => store === "wallet").length).toBeGreaterThan(1);
  for (const { store, value } of kept) {
    if (store === "keys") expect(value).toBe("key");
    for (const word of [JWT, ...words]) expect(value).not.toContain(word);
  }
}

test("certificates are in memory until they are kept, and then only a passphrase opens them", async ({
  page,
  portal,
}) => {
  let mine = await wallet(page, portal.url);
  await mine.get(FATHER, FAMILY);
  await mine.says("keep.memory");
  const card = mine.card(`${kind(FAMILY)} · ${FATHER}`);
  await expect(card).toContainText(mine.word("standing.good"));
  await expect(card).toContainText(mine.word("copies.left", { n: "3", all: "3" }));
  expect((await records(page)).filter(({ store }) => store !== "favourites")).toEqual([]);

  await mine.keep(PASSPHRASE);
  await mine.says("keep.done");
  await expectSealed(page, secrets(FATHER, FAMILY));
  expect((await records(page)).filter(({ store }) => store === "keys")).toHaveLength(3);
  // What comes later is kept, too.
  await mine.get(FATHER, "vehicle");
  await expectSealed(page, secrets(FATHER, "vehicle"));

  await page.reload();
  await expect(page.getByRole("heading", { name: mine.word("locked") })).toBeVisible();
  await expect(mine.cards).toHaveCount(0);
  const before = await records(page);
  await mine.unlock("다른 느티나무 아래");
  await mine.says("fault.wrong");
  await expect(mine.cards).toHaveCount(0);
  expect(await records(page)).toEqual(before);
  await mine.unlock(PASSPHRASE);
  mine = new Wallet(page);
  await expect(mine.cards).toHaveCount(2);

  await mine.button("lock").click();
  await expect(page.getByRole("heading", { name: mine.word("locked") })).toBeVisible();
  await expect(page.getByText(kind(FAMILY))).toHaveCount(0);
  await mine.unlock(PASSPHRASE);
  await expect(card).toBeVisible();
});

test("a passphrase that will not do is told before anything is kept", async ({ page, portal }) => {
  const mine = await wallet(page, portal.url);
  await mine.keep("일곱글자입니");
  await mine.says("fault.short");
  await mine.keep("123456789012", "123456789013");
  await expect(page.getByText(mine.word("passphrase.digits"))).toBeVisible();
  await mine.says("fault.unequal");
  expect((await records(page)).filter(({ store }) => store === "wallet")).toEqual([]);
});

test("with the device's storage full nothing is half kept, and nothing on show is lost", async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...record) {
      if (document.documentElement.dataset["full"]) throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, record);
    };
  });
  const mine = await wallet(page, portal.url);
  await mine.get(FATHER, FAMILY);
  const fill = (full: string) => page.evaluate((full) => void (document.documentElement.dataset["full"] = full), full);
  await fill("yes");
  await mine.keep(PASSPHRASE);
  await mine.says("fault.full");
  await mine.says("keep.memory");
  await expect(mine.cards).toHaveCount(1);
  expect((await records(page)).filter(({ store }) => /wallet|keys/.test(store))).toEqual([]);

  await fill("");
  await mine.keep(PASSPHRASE);
  await mine.says("keep.done");
  await page.reload();
  await mine.unlock(PASSPHRASE);
  await expect(mine.cards).toHaveCount(1);
});

test("a shared device keeps nothing, and the next person finds nothing", async ({ page, portal }) => {
  await open(page, portal, "/?kiosk");
  const mine = await wallet(page, portal.url);
  await mine.says("keep.shared");
  await expect(mine.button("keep.passphrase")).toHaveCount(0);
  await expect(mine.button("backup.make")).toHaveCount(0);
  await mine.get(FATHER, FAMILY);
  await mine.bring(certificate());
  await mine.button("import.add").click();
  await mine.says("import.done");
  await expect(mine.cards).toHaveCount(2);
  const nothing = async () => {
    expect(await records(page)).toEqual([]);
    const texts = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const word of [FATHER, "eyJ"]) expect(texts).not.toContain(word);
  };
  await nothing();

  await page.getByRole("button", { name: ko("kiosk.end") }).click();
  await expect(page.getByText(ko("kiosk.ended"))).toBeVisible();
  await nothing();
  const next = await wallet(page, portal.url);
  await expect(page.getByText(next.word("cards.none"))).toBeVisible();
});

test("a backup brings certificates to a new device with new keys", async ({ page, portal, browser }) => {
  const mine = await wallet(page, portal.url);
  await mine.get(FATHER, FAMILY);
  await mine.get(FATHER, "income");
  for (const own of [{ bound: true }, {}]) {
    await mine.bring(certificate(own));
    await mine.button("import.add").click();
    await mine.says("import.done");
  }
  await mine.keep(PASSPHRASE);
  await mine.says("keep.done");
  const file = await mine.backup("백업을 여는 긴 문구");
  for (const word of [JWT, FATHER, "나보기", ...secrets(FATHER, FAMILY)]) expect(file).not.toContain(word);

  const device = await browser.newContext();
  const page2 = await device.newPage();
  const theirs = await wallet(page2, portal.url);
  await theirs.restore(file, "다른 긴 문구입니다");
  await theirs.says("fault.wrong");
  await theirs.restore(file.replace(/"sealed":"...../, '"sealed":"AAAAA'), "백업을 여는 긴 문구");
  await theirs.says("fault.wrong");
  await theirs.restore('{"schema":"madang.other.v1"}', "백업을 여는 긴 문구");
  await theirs.says("fault.file");
  await expect(theirs.cards).toHaveCount(0);

  await theirs.restore(file, "백업을 여는 긴 문구");
  await expect(page2.getByText(theirs.word("restore.done"))).toBeVisible({ timeout: 15_000 });
  await expect(theirs.cards).toHaveCount(4);
  const fresh = theirs.card(`${kind(FAMILY)} · ${FATHER}`);
  await expect(fresh).toContainText(theirs.word("copies.left", { n: "3", all: "3" }));
  await expect(theirs.cards.filter({ hasText: theirs.word("bound_elsewhere") })).toHaveCount(1);
  // Restored once more, nothing is there twice.
  await theirs.restore(file, "백업을 여는 긴 문구");
  await expect(page2.getByText(theirs.word("restore.done"))).toBeVisible({ timeout: 15_000 });
  await expect(theirs.cards).toHaveCount(4);
  await device.close();
});

test("what has expired or was revoked says so", async ({ page, portal }) => {
  const mine = await wallet(page, portal.url);
  await mine.get(MOTHER, "income");
  await mine.get(MOTHER, "vaccination");
  await mine.get(MOTHER, "health-insurance-history");
  const shows = (id: string, key: string) =>
    expect(mine.card(`${kind(id)} · ${MOTHER}`)).toContainText(mine.word(key));
  await shows("income", "standing.expired");
  await shows("vaccination", "standing.revoked");
  await shows("health-insurance-history", "standing.good");
  await page.getByRole("button", { name: mine.word("delete.expired", { n: "1" }).split("|")[0] ?? "" }).click();
  await expect(mine.cards).toHaveCount(2);
});

test("a certificate of one's own is checked whole before it is taken", async ({ page, portal }) => {
  const mine = await wallet(page, portal.url);
  const refused = async (token: string, check: string) => {
    await mine.bring(token);
    await expect(mine.part("import").getByText(`(${check})`)).toBeVisible();
    await expect(mine.button("import.add")).toHaveCount(0);
  };
  const good = certificate();
  const [head = "", body = "", rest = ""] = good.split(".");
  await refused(`${head}.${body}.${"A".repeat(86)}${rest.slice(86)}`, "V05");
  await refused(`${good}${Buffer.from('["salt","name","value"]').toString("base64url")}~`, "V18");
  await refused(good.replace(/~$/, ""), "V01");
  await refused(certificate({ lasts: -3600 }), "V19");
  await refused("안녕하세요", "V01");

  await mine.bring(certificate({ issuer: "https://elsewhere.example" }));
  await expect(mine.part("import").getByText(mine.word("import.unknown"))).toBeVisible();
  await mine.bring(` ${good}\n`);
  await expect(mine.part("import").getByText(mine.word("import.good"))).toBeVisible();
  await expect(mine.part("import").getByText(mine.word("import.copy"))).toBeVisible();
  await mine.button("import.add").click();
  await mine.says("import.done");
  await expect(mine.cards).toHaveCount(1);
  await mine.bring(good);
  await expect(mine.part("import").getByText(mine.word("import.twice"))).toBeVisible();
});

test("a certificate is deleted with its keys, and all of it from the device's page", async ({ page, portal }) => {
  page.on("dialog", (dialog) => void dialog.accept());
  const mine = await wallet(page, portal.url);
  await mine.get(FATHER, FAMILY);
  await mine.get(FATHER, "income");
  await mine.keep(PASSPHRASE);
  await mine.says("keep.done");
  const count = async (name: string) => (await records(page)).filter(({ store }) => store === name).length;
  await mine.card(kind("income")).getByRole("button", { name: mine.word("delete") }).click();
  await expect(mine.cards).toHaveCount(1);
  await expect.poll(() => count("keys")).toBe(3);
  await expect.poll(() => count("wallet")).toBe(4);

  // Locked or not, each record is listed, and goes at a press.
  await open(page, portal, "/device");
  const copies = page.getByRole("listitem").filter({ hasText: /증명서 사본 \d/ });
  await expect(copies).toHaveCount(3);
  await copies.first().getByRole("button").click();
  await expect(copies).toHaveCount(2);
  expect(await count("keys")).toBe(2);
  await page.getByRole("button", { name: ko("device.clear") }).click();
  await expect(page.getByText(ko("device.empty"))).toBeVisible();
  expect(await records(page)).toEqual([]);
});

test("all is deleted at once, also where the passphrase is forgotten", async ({ page, portal }) => {
  page.on("dialog", (dialog) => void dialog.accept());
  const mine = await wallet(page, portal.url);
  await mine.get(FATHER, FAMILY);
  await mine.keep(PASSPHRASE);
  await mine.says("keep.done");
  await page.reload();
  await mine.button("start_over").click();
  await expect(page.getByText(mine.word("cards.none"))).toBeVisible();
  await expect.poll(() => records(page)).toEqual([]);
});

test("the wallet opens, issues and signs without a connection", async ({ page, portal }) => {
  const mine = await wallet(page, portal.url);
  await offlineReady(page);
  await mine.keep(PASSPHRASE);
  await mine.says("keep.done");
  await disconnect(page, portal);
  await page.reload();
  await mine.unlock(PASSPHRASE);
  await mine.get(FATHER, FAMILY);
  await expect(mine.cards).toHaveCount(1);
});

test("records of the app before stay when the wallet's stores are added", async ({ page, portal }) => {
  await page.addInitScript(() => {
    const request = indexedDB.open("madang", 3);
    request.onupgradeneeded = () => {
      for (const store of ["editions", "favourites", "personal"]) request.result.createObjectStore(store);
      request.transaction?.objectStore("personal").put('{"a":1}', "probe");
    };
    request.onsuccess = () => request.result.close();
  });
  const mine = await wallet(page, portal.url);
  await mine.get(FATHER, FAMILY);
  await mine.keep(PASSPHRASE);
  await mine.says("keep.done");
  const kept = await records(page);
  expect(kept.filter(({ store }) => store === "personal")).toEqual([{ store: "personal", value: '{"a":1}' }]);
  expect(kept.filter(({ store }) => store === "keys")).toHaveLength(3);
});

test("the device's own lock keeps certificates where it gives a secret", async ({ page, portal }) => {
  // Passkeys belong to a name, which an address in numbers is not.
  portal.url = portal.url.replace("127.0.0.1", "localhost");
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
    },
  });
  const mine = await wallet(page, portal.url);
  await mine.get(FATHER, FAMILY);
  await mine.unfold("keep");
  await mine.button("keep.passkey").click();
  await mine.says("keep.done");
  await expectSealed(page, secrets(FATHER, FAMILY));

  await page.reload();
  await mine.button("unlock.passkey").click();
  await expect(mine.cards).toHaveCount(1);

  await mine.button("lock").click();
  await expect(mine.cards).toHaveCount(0);
  await device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await mine.button("unlock.passkey").click();
  await mine.says("fault.passkey");
  await expect(mine.cards).toHaveCount(0);
});

for (const [lang, theme] of [
  ["ko", "light"],
  ["en", "high-contrast"],
] as const) {
  test(`nothing that axe finds, and 320 px are enough with text of 200 %, ${lang}, ${theme}`, async ({ page, portal }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.addInitScript((settings) => {
      localStorage.setItem("madang-settings", settings);
    }, JSON.stringify({ lang, theme, text: 200 }));
    await open(page, portal, PATH);
    const mine = new Wallet(page, lang);
    const look = async (where: string) => {
      await expectAccessible(page, where);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, where).toBeLessThanOrEqual(320);
    };
    await mine.part("get").getByLabel(mine.word("get.person")).selectOption(MOTHER);
    for (const place of [1, 2]) {
      await mine.part("get").getByLabel(mine.word("get.kind")).selectOption({ index: place });
      await mine.part("get").getByRole("button").click();
      await expect(mine.cards).toHaveCount(place);
    }
    await mine.bring(certificate());
    await expect(mine.button("import.add")).toBeVisible();
    for (const summary of await page.locator("main summary").all()) await summary.click();
    await look("everything unfolded");
    await mine.keep(PASSPHRASE);
    await mine.says("keep.done");
    await look("kept");
    await mine.button("lock").click();
    await mine.unlock("wrong passphrase");
    await mine.says("fault.wrong");
    await look("locked");
  });
}
