/** The 2021 fund in JsonLogic, made from the published programme. */
import { cellsOf, linesOf } from "../cases.mjs";

const fact = (id) => ({ var: id });
const is = (id, value) => ({ "==": [fact(id), value] });

/** What a household gets, in won; 0 is nothing, less than that is to be confirmed. */
export function jsonLogic(programme) {
  const { property, financial } = linesOf(programme);
  const each = programme.amount.krw;
  const won = (krw) => ({ "*": [krw, fact("household_size")] });
  const rules = [
    [{ ">": [fact("property_tax_base_2020_krw"), property] }, 0],
    [{ ">": [fact("financial_income_2020_krw"), financial] }, 0],
    [is("insurance_type", "separate"), won(-each)],
    [{ "<=": [fact("premium_june_2021_krw"), limit(programme)] }, won(each)],
  ];
  return { if: [...rules.flat(), 0] };
}

/** The table: by earners, by insurance, then a step a size, the last one for all above. */
function limit(programme) {
  const cells = cellsOf(programme);
  const steps = (earners, insurance) => {
    const own = cells.filter((cell) => cell.earners === earners && cell.insurance === insurance);
    const last = own.findLastIndex((cell, at) => cell.value !== own[at - 1]?.value);
    const before = own.slice(0, last);
    const each = before.flatMap(({ size, value }) => [is("household_size", size), value]);
    return { if: [...each, own[last].value] };
  };
  const kinds = (earners) => ({
    if: [
      is("insurance_type", "workplace"),
      steps(earners, "workplace"),
      is("insurance_type", "regional"),
      steps(earners, "regional"),
      steps(earners, "mixed"),
    ],
  });
  return { if: [is("earners", "one"), kinds("one"), kinds("two_or_more")] };
}
