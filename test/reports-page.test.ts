/** The list in docs/reports.md is what the SQL files say of themselves. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./examples";
import { reportsList } from "./reports-page";

const file = join(root, "docs/reports.md");
const part = /(<!-- prettier-ignore-start -->\n)[\s\S]*(<!-- prettier-ignore-end -->)/;

test("docs/reports.md has the list that the files of SQL give", () => {
  const text = readFileSync(file, "utf8");
  const written = text.replace(
    part,
    (_, start: string, end: string) => `${start}\n${reportsList()}\n\n${end}`,
  );
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, written);
  expect(readFileSync(file, "utf8")).toBe(written);
  expect(written).toContain(reportsList());
});
