import { hideValues } from "../../../bin/doctor/hide-values";

test("S4-23: values are hidden wherever they stand, the longer one first", () => {
  const hide = hideValues(
    new Map([
      ["A", "secret-1"],
      ["B", "secret-1-long"],
      ["C", "abc"],
    ]),
  );
  expect(hide("got secret-1-long and secret-1, abc")).toBe("got <B> and <A>, abc");
});
