import { budgetPeriod } from "../../../../config/compile/rules/budget-period";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  ["a month", 30 * day, "month()", 31 * day],
  ["a week", 7 * day, "floor((vector(time()) - 345600) / 604800)", 7 * day],
  ["a day", day, "floor(vector(time()) / 86400)", day],
  ["six hours", 6 * hour, "floor(vector(time()) / 21600)", 6 * hour],
  ["twenty minutes", 20 * minute, "floor(vector(time()) / 1200)", 20 * minute],
])("%s begins where the calendar says", (_, seconds, number, longest) => {
  expect(budgetPeriod(seconds)).toEqual({ number, longest });
});

test.each([
  ["two days", 2 * day],
  ["ten days", 10 * day],
  ["31 days", 31 * day],
  ["five hours", 5 * hour],
  ["36 hours", 36 * hour],
  ["50 minutes", 50 * minute],
  ["90 minutes", 90 * minute],
  ["30 seconds", 30],
])("%s begin where the last ones ended", (_, seconds) => {
  expect(budgetPeriod(seconds)).toBeUndefined();
});
