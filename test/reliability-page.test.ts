/** docs/reliability.md is what the recorded run says. `npm run reliability` writes it. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRecord } from "./e2e/reliability/record";
import { reliabilityPage } from "./e2e/reliability/page";
import { root } from "./examples";

const file = join(root, "docs/reliability.md");

test("docs/reliability.md tells the recorded run, byte for byte", () => {
  const page = reliabilityPage(readRecord());
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, page);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, "utf8")).toBe(page);
});

test("what is changed on purpose lost nothing in it", () => {
  const onPurpose = readRecord().rows.filter(({ part }) => part !== "disruptions");
  expect(onPurpose.filter(({ failures, cut }) => failures + cut > 0)).toEqual([]);
});
