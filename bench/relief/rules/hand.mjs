/** The 2021 fund as a programmer would write it down from the notice. */

/** Limits in won for 1 to 9 members; more count as 9. Two earners count as a member more. */
const LIMITS = {
  workplace: [
    170_000, 200_000, 250_000, 310_000, 390_000, 420_000, 490_000, 550_000, 640_000, 640_000,
  ],
  regional: [
    170_000, 210_000, 280_000, 350_000, 430_000, 460_000, 540_000, 590_000, 670_000, 670_000,
  ],
  mixed: [0, 200_000, 260_000, 330_000, 420_000, 450_000, 550_000, 640_000, 820_000, 820_000],
};
const EACH = 250_000;

/** What a household gets, in won; 0 is nothing, less than that is to be confirmed. */
export function decide(household) {
  if (household.property_tax_base_2020_krw > 900_000_000) return 0;
  if (household.financial_income_2020_krw > 20_000_000) return 0;
  const size = household.household_size;
  if (household.insurance_type === "separate") return -EACH * size;
  const more = household.earners === "two_or_more" ? 1 : 0;
  const limit = LIMITS[household.insurance_type][Math.min(size + more, 10) - 1];
  return household.premium_june_2021_krw <= limit ? EACH * size : 0;
}
