import { goDuration, literal } from "../../constructs/terraform-text";

describe("literal", () => {
  test.each([
    ["${HOME}", "$${HOME}"],
    ["%{ if true }", "%%{ if true }"],
    ["a${b}c%{d}e", "a$${b}c%%{d}e"],
    ["$${x}", "$$${x}"],
    ["$(cat file) 100% $5 {}", "$(cat file) 100% $5 {}"],
    ["", ""],
  ])("%s becomes %s", (text, expected) => {
    expect(literal(text)).toBe(expected);
  });
});

describe("goDuration", () => {
  test.each([
    [5, "5s"],
    [1.5, "1.5s"],
    [59, "59s"],
    [60, "1m0s"],
    [90, "1m30s"],
    [600, "10m0s"],
    [3600, "1h0m0s"],
    [5415, "1h30m15s"],
  ])("%d seconds are written as Go writes them: %s", (seconds, expected) => {
    expect(goDuration(seconds)).toBe(expected);
  });
});
