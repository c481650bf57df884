import { duration, slug } from "../../../config/schema/units";

describe("duration", () => {
  test.each([
    ["250ms", 0.25],
    ["30s", 30],
    ["1.5m", 90],
    ["2h", 7200],
    ["7d", 604_800],
    ["1.1h", 3960],
  ])("%s is %d seconds", (text, seconds) => {
    expect(duration().parse(text)).toBe(seconds);
  });

  test.each(["30", "s", "-5s", "5 s", "5S", "5sec", ".5s", "", "1h30m"])("%j is none", (text) => {
    expect(duration().safeParse(text).success).toBe(false);
  });
});

test.each([
  ["gpt-oss-120b", "gpt-oss-120b"],
  ["Llama 3.1/8B", "llama-3-1-8b"],
  ["--a--", "a"],
  ["ünïcode", "n-code"],
  ["…", ""],
])("the slug of %s is %j", (name, expected) => {
  expect(slug(name)).toBe(expected);
});
