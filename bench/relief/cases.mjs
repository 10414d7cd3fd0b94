/**
 * Households for the 2021 fund, the same on every side: as many as are asked for, from a seed. The
 * first ones lie on both sides of every line of the programme, in a mixed order with others.
 */

/** The facts of the fund, in the order in which a case is written as numbers. */
export const FACTS = [
  "household_size",
  "insurance_type",
  "earners",
  "premium_june_2021_krw",
  "property_tax_base_2020_krw",
  "financial_income_2020_krw",
];
/** So many are decided by every side, again and again. */
export const COMPARED = 4000;

const SEED = 20210830;

/** What cases are made of: the published `facts` and `programme`. */
export function makeCases({ facts, programme }, count) {
  const random = generator(SEED);
  const byId = Object.fromEntries(facts.facts.map((fact) => [fact.id, fact]));
  const own = FACTS.map((id) => domain(byId[id]));
  const cases = atLines(programme);
  const mixed = Math.max(COMPARED, cases.length);
  while (cases.length < Math.min(mixed, count)) addHousehold(cases, own, random);
  shuffle(cases, random);
  while (cases.length < count) addHousehold(cases, own, random);
  return cases;
}

/** A case as numbers, an option by its place. */
export function asNumbers({ facts }) {
  const options = FACTS.map((id) => {
    const fact = facts.facts.find((other) => other.id === id);
    return fact.options?.map((option) => option.id);
  });
  return (household) =>
    FACTS.map((id, at) => (options[at] ? options[at].indexOf(household[id]) : household[id]));
}

/** One row of a table for one size, one way to earn and one way to be insured. */
export function cellsOf(programme) {
  return programme.tables[0].rows.flatMap(({ when, value }) => {
    const [from, to] = [when.household_size].flat();
    const sizes = Array.from({ length: (to ?? from) - from + 1 }, (_, more) => from + more);
    return [when.earners].flat().flatMap((earners) =>
      [when.insurance_type].flat().flatMap((insurance) =>
        sizes.map((size) => ({ earners, size, insurance, value })),
      ),
    );
  });
}

/** The lines that are not in the table. */
export function linesOf({ conditions }) {
  const line = (id) => conditions.find((other) => other.id === id).when.not.gt.krw;
  return { property: line("property"), financial: line("financial_income") };
}

function atLines(programme) {
  const { property, financial } = linesOf(programme);
  return cellsOf(programme).flatMap(({ earners, size, insurance, value }) => {
    if (!canBe(size, insurance, earners)) return [];
    const premium = value === "unknown" ? 0 : value;
    return [0, 1, 2, 3, 4, 5, 6, 7].map((sides) =>
      household(
        size,
        insurance,
        earners,
        premium + (sides & 1),
        property + ((sides >> 1) & 1),
        financial + ((sides >> 2) & 1),
      ),
    );
  });
}

/** One shape for all, so that no side pays for objects that differ. */
const household = (size, insurance, earners, premium, property, financial) => ({
  household_size: size,
  insurance_type: insurance,
  earners,
  premium_june_2021_krw: premium,
  property_tax_base_2020_krw: property,
  financial_income_2020_krw: financial,
});

/** One person has neither two earners nor two ways to be insured. */
const canBe = (size, insurance, earners) =>
  size > 1 || (insurance !== "mixed" && earners !== "two_or_more");

function addHousehold(cases, own, random) {
  const [size, insurance, earners, ...won] = own.map((draw) => draw(random));
  if (canBe(size, insurance, earners)) cases.push(household(size, insurance, earners, ...won));
}

/** How a fact is drawn: mostly near a typical value, else any, sums over their magnitudes. */
function domain({ kind, min, max, options, typical }) {
  const any = (random) => {
    if (options) return options[random(options.length)].id;
    if (kind === "krw") return Math.min(max, min + random(10 ** (1 + random(11))));
    return min + random(max - min + 1);
  };
  return (random) => {
    if (random(4) === 0) return any(random);
    const value = typical[random(typical.length)];
    return kind === "krw" ? Math.round(value * (0.8 + random(41) / 100)) : value;
  };
}

function shuffle(cases, random) {
  for (let last = cases.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    [cases[last], cases[other]] = [cases[other], cases[last]];
  }
}

/** Whole numbers below `end` (Marsaglia's xorshift of 32 bits, two steps for one number). */
function generator(seed) {
  let state = seed;
  const step = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return (end) => Math.floor(((step() & 0x1fffff) * 2 ** 32 + step()) / 2 ** 53 * end);
}
