/** The 2021 fund in publicodes, made from the published programme. */
import { FACTS, cellsOf, linesOf } from "../cases.mjs";

/** The rule that says what a household gets, in won; less than 0 is to be confirmed. */
export const GOAL = "support";

const TEXTS = ["insurance_type", "earners"];
/** Rules are named with spaces. */
const NAMES = Object.fromEntries(FACTS.map((id) => [id, id.replaceAll("_", " ")]));
const IDS = Object.fromEntries(FACTS.map((id) => [NAMES[id], id]));

/** The rules. */
export function publicodes(programme) {
  const { property, financial } = linesOf(programme);
  const questions = FACTS.map((id) => [NAMES[id], { question: `${NAMES[id]}?` }]);
  const size = NAMES.household_size;
  return {
    ...Object.fromEntries(questions),
    limit: limit(programme),
    [GOAL]: variations(
      [
        [`${NAMES.property_tax_base_2020_krw} > ${property}`, 0],
        [`${NAMES.financial_income_2020_krw} > ${financial}`, 0],
        [is("insurance_type", "separate"), `-${programme.amount.krw} * ${size}`],
        [`${NAMES.premium_june_2021_krw} <= limit`, `${programme.amount.krw} * ${size}`],
      ],
      0,
    ),
  };
}

/** Answers, as publicodes takes them. */
export const situation = (answers) =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [
      NAMES[id],
      TEXTS.includes(id) ? `'${value}'` : value,
    ]),
  );

/** What it asks next: what it still misses, by its own score; nothing when it misses nothing. */
export function nextQuestion({ missingVariables }) {
  const missing = Object.entries(missingVariables).sort(([, one], [, other]) => other - one);
  return missing.length > 0 ? IDS[missing[0][0]] : undefined;
}

/** The table: one person alone first, who needs no further answers; then by what was earned. */
function limit(programme) {
  const cells = cellsOf(programme);
  const steps = (earners, insurance) => {
    const own = cells.filter((cell) => cell.earners === earners && cell.insurance === insurance);
    const many = own.filter((cell) => cell.size > 1);
    const last = many.findLastIndex((cell, at) => cell.value !== many[at - 1]?.value);
    const before = many.slice(0, last);
    const each = before.map(({ size, value }) => [is("household_size", size), value]);
    return variations(each, many[last].value);
  };
  const kinds = (earners) =>
    variations(
      [
        [is("insurance_type", "workplace"), steps(earners, "workplace")],
        [is("insurance_type", "regional"), steps(earners, "regional")],
      ],
      steps(earners, "mixed"),
    );
  const alone = cells.find((cell) => cell.size === 1).value;
  return variations(
    [
      [is("household_size", 1), alone],
      [is("earners", "one"), kinds("one")],
    ],
    kinds("two_or_more"),
  );
}

const is = (id, value) =>
  TEXTS.includes(id) ? `${NAMES[id]} = '${value}'` : `${NAMES[id]} = ${value}`;

const variations = (cases, otherwise) => ({
  variations: [...cases.map(([si, alors]) => ({ si, alors })), { sinon: otherwise }],
});
