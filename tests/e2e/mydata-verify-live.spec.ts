import { Held } from "../support/credential.ts";
import { textIn as codeIn } from "../support/qr.ts";
import { expect, open, test } from "../support/test.ts";
import { PATH, Verify } from "../support/verify.ts";

const NAME = "하늘어린이집";
const DISCLOSE = ["family.4.name", "family.4.birthdate", "family.4.relation"];

/** What a phone reads from the codes on the screen, put together again. */
async function request(verify: Verify): Promise<{ client_id: string; nonce: string; dcql_query: Query; purpose_id: string }> {
  await verify.button(verify.scan("pause")).click();
  const parts = new Map<string, string>();
  let of = Infinity;
  while (parts.size < of) {
    const code = verify.page.getByRole("img", { name: verify.word("ask.qr") });
    const text = codeIn(await code.screenshot({ scale: "device" }));
    const [, n, count, part] = /^MD1:[\w-]{8}:(\d+)\/(\d+):([^]*)$/.exec(text ?? "") ?? [];
    if (!n || part === undefined) throw new Error(`no frame is read: ${text}`);
    of = Number(count);
    parts.set(n, part);
    await verify.button(verify.scan("next")).click();
  }
  const whole = Array.from({ length: of }, (_, at) => parts.get(String(at + 1))).join("");
  return JSON.parse(whole);
}

interface Query {
  credentials: { format: string; meta: { vct_values: string[] }; claims: { path: (string | null)[] }[] }[];
}

test("only what answers the request just made counts, and only for five minutes", async ({ page, portal }) => {
  test.slow();
  const verify = new Verify(page);
  const held = Held.sample("김예시", "family-relations");
  const answer = (nonce: string, receiver = NAME) => held.present({ disclose: DISCLOSE, receiver, nonce });
  await page.setViewportSize({ width: 800, height: 1200 });
  await page.clock.install();
  await open(page, portal, PATH);
  await verify.ask(NAME);
  const asked = await request(verify);
  expect(asked.client_id).toBe(NAME);
  expect(asked.purpose_id).toBe("daycare");
  expect(asked.dcql_query.credentials[0]?.meta.vct_values[0]).toContain("/family-relations/");

  await verify.paste(answer(asked.nonce));
  await verify.expect("valid");
  await expect(verify.results).toContainText(verify.word("mode.live"));
  await expect(verify.results).not.toContainText(verify.word("mode.document"));
  for (const [what, check, token] of [
    ["a document", "V25", answer("A2B3C4D5E6F7G2H3")],
    ["for another", "V26", answer(asked.nonce, "바다어린이집")],
    ["not bound", "V03", held.present({ disclose: DISCLOSE })],
  ] as const) {
    await verify.paste(token);
    await verify.expect("invalid", check, what);
  }

  // Another request has another nonce.
  await verify.button(verify.word("ask.drop")).click();
  await verify.ask(NAME);
  expect((await request(verify)).nonce).not.toBe(asked.nonce);
  await verify.paste(answer(asked.nonce));
  await verify.expect("invalid", "V25");

  await page.clock.fastForward("05:01");
  await verify.paste(answer(asked.nonce));
  await expect(page.getByText(verify.word("ask.over"))).toBeVisible();
  await expect(verify.results).toHaveCount(0);
  // Without a request it is a document again, and says so.
  await verify.button(verify.word("ask.drop")).click();
  await verify.paste(answer(asked.nonce));
  await verify.expect("valid");
  await expect(verify.results).toContainText(verify.word("mode.document"));
});

test("a request needs a name, and is to be had as a file", async ({ page, portal }) => {
  const verify = new Verify(page);
  await open(page, portal, PATH);
  await verify.button(verify.word("ask.make")).click();
  await expect(page.getByRole("alert").getByText(verify.word("ask.name_missing"))).toBeVisible();
  await verify.ask(NAME);
  const saved = page.waitForEvent("download");
  await verify.button(verify.word("ask.file")).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe(verify.word("ask.file_name"));
  const stream = await download.createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  const file = JSON.parse(Buffer.concat(parts).toString("utf8"));
  expect(file.client_id).toBe(NAME);
  expect(file.nonce).toMatch(/^[\w-]{16}$/);
});
