import type { Page } from "@playwright/test";
import { expect, open, test } from "../support/test.ts";
import { FOUR, FUND, FUND_DAY, PATH, Relief, fact, knowing, type Person } from "../support/relief.ts";

const PREMIUM = "premium_june_2021_krw";

/** Asks about the 2021 fund alone. */
async function askFund(page: Page, portal: { url: string }): Promise<Relief> {
  await page.goto(portal.url + PATH);
  const relief = new Relief(page);
  await relief.begin("household", FUND_DAY, FUND);
  return relief;
}

/** The fund's verdict in the panel. */
async function expectStanding(relief: Relief, verdict: "yes" | "open" | "no"): Promise<void> {
  await expect(await relief.standing(FUND)).toContainText(relief.word(`verdict.${verdict}`));
}

test("not knowing anything of anything is never a yes", async ({ page, portal }) => {
  test.slow();
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("everything");
  const asked = await relief.run(knowing({}), async () => {
    await expect(relief.panel.getByText(relief.word("count.yes", { n: "0" }))).toBeVisible();
    await expect(relief.panel.getByText(relief.word("count.no", { n: "0" }))).toBeVisible();
    return false;
  });
  expect(asked.length).toBeGreaterThan(30);
  await expect(page.getByText(relief.word("check.rough"))).toBeVisible();
  await relief.results();
  await expect(page.getByText(relief.result("total.none"))).toBeVisible();
  const cards = page.getByRole("article");
  expect(await cards.count()).toBeGreaterThan(15);
  const yes = relief.word("verdict.yes");
  await expect(cards.filter({ has: page.getByText(yes, { exact: true }) })).toHaveCount(0);
});

for (const [what, said, verdict] of [
  ["not known", null, "open"],
  ["from below to above the line", ["300,000", "320,000"], "open"],
  ["up to the line", ["200,000", "310,000"], "yes"],
  ["from just above the line", ["310,001", "320,000"], "no"],
  ["on the line", "310,000", "yes"],
  ["1 won above it", "310,001", "no"],
] as const) {
  test(`a premium ${what} leaves the fund at "${verdict}"`, async ({ page, portal }) => {
    const relief = await askFund(page, portal);
    const premium = said === null || typeof said === "string" ? said : ([...said] as [string, string]);
    await relief.run({ ...FOUR, [PREMIUM]: premium });
    await expectStanding(relief, verdict);
    const settled = relief.word(verdict === "open" ? "check.rough" : "check.settled");
    await expect(page.getByText(settled)).toBeVisible();
    await relief.results();
    const card = relief.card(FUND);
    await expect(card.getByText(relief.word(`verdict.${verdict}`), { exact: true })).toBeVisible();
    if (verdict !== "open") return;
    // What it would come to is said as a condition, and what is missing by name.
    const amount = relief.result("amount.if", { won: "1,000,000원" });
    await expect(card.getByText(amount)).toBeVisible();
    await expect(card.getByRole("heading", { name: relief.result("missing") })).toBeVisible();
    await expect(card.getByText(relief.name(PREMIUM), { exact: true })).toBeVisible();
    await expect(page.getByText(relief.result("total.none"))).toBeVisible();
  });
}

test("an answer that is changed turns the verdict and keeps all the others", async ({ page, portal }) => {
  const relief = await askFund(page, portal);
  await relief.run({ ...FOUR, [PREMIUM]: "309,999" });
  await expectStanding(relief, "yes");
  const answers = () => page.getByRole("definition").allInnerTexts();
  const before = await answers();
  expect(before.join()).toContain("309,999원");

  const change = page.getByRole("link", { name: relief.word("change.of", { name: relief.name(PREMIUM) }) });
  await change.click();
  await expect(relief.heading).toHaveText(fact(PREMIUM).question.ko);
  const field = relief.field(relief.name(PREMIUM));
  await expect(field).toHaveValue("309,999");
  await field.fill("310001");
  await relief.next();
  // Now it matters who earns, too, if that was not asked before; all that was answered stays.
  await relief.run(FOUR);
  await expectStanding(relief, "no");
  const after = await answers();
  for (const answer of before) expect(after).toContain(answer.replace("309,999원", "310,001원"));
});

test("back and forth keeps what was answered", async ({ page, portal }) => {
  const relief = await askFund(page, portal);
  const person = { ...FOUR, [PREMIUM]: "250,000" };
  const asked = await relief.run(person);
  await page.goBack();
  const last = fact(asked.at(-1) ?? "");
  await expect(relief.heading).toHaveText(last.question.ko);
  // The page's own button goes on where the browser's left off, down to the first question.
  for (const id of asked.slice(0, -1).reverse()) {
    await relief.button("back").click();
    await expect(relief.heading).toHaveText(fact(id).question.ko);
  }
  await relief.button("back").click();
  await expect(page.getByRole("radio", { name: relief.word("who.household") })).toBeChecked();
  await relief.button("resume").click();
  await expect(relief.heading).toHaveText(relief.word("check"));
  await expect(page.getByRole("definition").filter({ hasText: "250,000원" })).toBeVisible();
  await expectStanding(relief, "yes");
});

test("the answers to check are those that were given, each with its question", async ({ page, portal }) => {
  const relief = await askFund(page, portal);
  const asked = await relief.run({ ...FOUR, [PREMIUM]: ["20만", "25만 5천"] });
  await expect(page.getByRole("term")).toHaveText(asked.map((id) => relief.name(id)));
  await expect(page.getByText("200,000원부터 255,000원까지")).toBeVisible();
  await expect(page.getByText("직장가입자만 있어요")).toBeVisible();
  for (const id of asked) {
    const change = relief.word("change.of", { name: relief.name(id) });
    await page.getByRole("link", { name: change, exact: true }).click();
    await expect(relief.heading).toHaveText(fact(id).question.ko);
    await relief.next();
    await expect(relief.heading).toHaveText(relief.word("check"));
  }
});

test("one person alone with mixed insurance: asked again, and told why", async ({ page, portal }) => {
  const relief = await askFund(page, portal);
  const why = page.getByText("혼자 사는 가구는 직장과 지역을 함께 가질 수 없어요.").first();
  const odd: Person = { ...FOUR, household_size: 1, insurance_type: "mixed", [PREMIUM]: null };
  const asked = await relief.run(odd, () => why.isVisible());
  const again = await relief.asked();
  // The answer that was just given stands; the one before it is asked for.
  expect(["household_size", "insurance_type"]).toContain(again?.id);
  expect(asked).toContain(again?.id);
  expect(asked.at(-1)).not.toBe(again?.id);
  await expect(page.getByText(new RegExp(`${again?.name.ko}.*혼자 사는`)).first()).toBeVisible();
  await expect(relief.field(again?.name.ko ?? "")).toHaveValue("");

  await relief.run({ ...odd, household_size: 2 }, async () => false);
  await expect(page.getByRole("definition").filter({ hasText: "혼합" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: /^2/ })).toBeVisible();
});

test("premiums of all members add up", async ({ page, portal }) => {
  const relief = await askFund(page, portal);
  await relief.until(PREMIUM, FOUR);
  const member = (n: number) => relief.field(relief.word("add.row", { n: String(n) }));
  await relief.field(relief.name(PREMIUM)).fill("150,000");
  await relief.button("add").click();
  await expect(member(1)).toHaveValue("150,000");
  await member(2).fill("12만");
  await relief.button("add").click();
  await member(3).fill("40,001");
  await expect(page.getByText(relief.word("sum", { won: "310,001원" }))).toBeVisible();
  await page.getByRole("button", { name: relief.word("add.remove", { n: "3" }) }).click();
  await expect(page.getByText(relief.word("sum", { won: "270,000원" }))).toBeVisible();
  await expect(member(1)).toHaveValue("150,000");
  await relief.button("add").click();
  await member(3).fill("4만 1");
  await relief.next();
  await relief.run(FOUR);
  await expect(page.getByRole("definition").filter({ hasText: "310,001원" })).toBeVisible();
  await expectStanding(relief, "no");
});

test("what cannot be an answer is said, and stays to be mended", async ({ page, portal }) => {
  const relief = await askFund(page, portal);
  const spoilt = new Set<string>();
  await relief.run({ ...FOUR, [PREMIUM]: "31만 2천" }, async ({ id }) => {
    if (id === "household_size") await spoilSize(relief);
    else if (id === "insurance_type") await refuse(relief, relief.word("error.choose"));
    else if (id === PREMIUM) await spoilPremium(relief);
    spoilt.add(id);
    return false;
  });
  for (const id of ["household_size", "insurance_type", PREMIUM]) expect([...spoilt]).toContain(id);
  const answer = page.getByRole("definition");
  await expect(answer.filter({ hasText: "312,000원" })).toBeVisible();
  await expect(answer.filter({ hasText: /^4/ })).toBeVisible();
  await expect(answer.filter({ hasText: "직장가입자만 있어요" })).toBeVisible();
});

/** Tries to go on, and is told what is wrong. */
async function refuse(relief: Relief, message: string): Promise<void> {
  const question = await relief.heading.innerText();
  await relief.button("next").click();
  await expect(relief.page.getByRole("alert").filter({ hasText: /\S/ })).toHaveText(message);
  await expect(relief.heading).toHaveText(question);
}

async function spoilSize(relief: Relief): Promise<void> {
  const size = relief.field(relief.name("household_size"));
  const number = relief.word("error.number");
  const domain = relief.word("error.domain", { from: "1", to: "20" });
  const bad = { "": number, "넷": number, "21": domain, "0": domain, "-4": domain, "3.5": number };
  for (const [typed, message] of Object.entries(bad)) {
    await size.fill(typed);
    await refuse(relief, message);
    await expect(size).toHaveValue(typed);
    await expect(size).toBeFocused();
    await expect(size).toHaveAttribute("aria-invalid", "true");
    await expect(size).toHaveAccessibleDescription(new RegExp(message.slice(0, 10)));
  }
}

async function spoilPremium(relief: Relief): Promise<void> {
  // Read as a fraction this would be 312 won, and a wrong yes.
  const premium = relief.field(relief.name(PREMIUM));
  for (const typed of ["312.000", "3,12", "-1"]) {
    await premium.fill(typed);
    await refuse(relief, relief.word("error.number"));
    await expect(premium).toHaveValue(typed);
  }
  await relief.choose(relief.word("sure.rough"));
  const [from, to] = [relief.field(relief.word("from")), relief.field(relief.word("to"))];
  await from.fill("32만");
  await to.fill("31만");
  await refuse(relief, relief.word("error.order"));
  await expect(from).toHaveValue("32만");
  await expect(to).toHaveValue("31만");
  await to.fill("십만 원쯤");
  await refuse(relief, relief.word("error.number"));
  await expect(from).toHaveValue("32만");
}

test("each question says why it is asked and where the answer stands", async ({ page, portal }) => {
  const relief = await askFund(page, portal);
  await relief.until(PREMIUM, FOUR);
  const { why, hint } = fact(PREMIUM);
  await expect(page.getByText(hint?.ko ?? "", { exact: true })).toBeVisible();
  await expect(page.getByText(why?.ko ?? "", { exact: true })).toBeHidden();
  await page.getByText(relief.word("why")).click();
  await expect(page.getByText(why?.ko ?? "", { exact: true })).toBeVisible();
});

test("the results so far say what is still to know", async ({ page, portal }) => {
  const relief = await askFund(page, portal);
  await relief.until(PREMIUM, FOUR);
  await page.getByRole("link", { name: relief.word("so_far") }).click();
  await expect(relief.heading).toHaveText(relief.result("title"));
  const card = relief.card(FUND);
  await expect(card.getByText(relief.word("verdict.open"), { exact: true })).toBeVisible();
  await expect(card.getByText(relief.name(PREMIUM), { exact: true })).toBeVisible();
  await relief.button("to_check").click();
  await relief.button("resume").click();
  await expect(relief.heading).toHaveText(fact(PREMIUM).question.ko);
});

test("the other language in the middle keeps the answers", async ({ page, portal }) => {
  const relief = await askFund(page, portal);
  await relief.until(PREMIUM, FOUR);
  await page.getByRole("button", { name: "English" }).first().click();
  const english = new Relief(page, "en");
  await expect(english.heading).toHaveText(fact(PREMIUM).question.en);
  await english.run({ ...FOUR, [PREMIUM]: "309,999" });
  await expect(page.getByRole("definition").filter({ hasText: "309,999 won" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: /^4/ })).toBeVisible();
  await expect(english.panel.getByText(english.word("count.yes", { n: "1" }))).toBeVisible();
});

test("an address of a step that has not come leads to the nearest", async ({ page, portal }) => {
  await page.goto(`${portal.url}${PATH}#q3`);
  const relief = new Relief(page);
  await expect(relief.button("start")).toBeVisible();
  await relief.begin("household", FUND_DAY, FUND);
  const question = await relief.heading.innerText();
  await page.goto(`${portal.url}${PATH}#q99`);
  await expect(relief.heading).toHaveText(question);
});

test("a day is asked within its bounds", async ({ page, portal }) => {
  await open(page, portal, PATH);
  const relief = new Relief(page);
  await relief.begin("landlord");
  await relief.until("lease_started_on", knowing({ rent_cut_krw: "600만", tenant_small_merchant: true }));
  await refuse(relief, relief.word("error.date"));
  const day = relief.field(relief.name("lease_started_on"));
  await day.fill("1979-12-31");
  const [from, to] = ["1980년 1월 1일", "2022년 12월 31일"];
  await refuse(relief, relief.word("error.domain", { from, to }));
  await expect(day).toHaveValue("1979-12-31");
  await day.fill("2019-03-02");
  await relief.next();
  await relief.run(knowing({}));
  await expect(page.getByRole("definition").filter({ hasText: "2019년 3월 2일" })).toBeVisible();
});
