/** docs/README.md: written by hand, but for its lists of decisions and examples. `npm run golden` writes those. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../examples";
import { pageFiles, pageText } from "./pages";

const contents = "docs/README.md";

function listOf(heading: string, folder: string): string {
  const lines = pageFiles
    .filter((file) => file.startsWith(folder))
    .map((file) => `- [${/^# (.+)$/m.exec(pageText(file))?.[1] ?? ""}](${relative("docs", file)})`);
  return `## ${heading}\n\n${lines.join("\n")}\n`;
}

test("docs/README.md lists the decisions and the examples by their headings", () => {
  const text = pageText(contents);
  const byHand = text.slice(0, text.indexOf("## Decisions"));
  const page = `${byHand}${listOf("Decisions", "docs/decisions/")}\n${listOf("Examples", "examples/")}`;
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(join(root, contents), page);
  expect(readFileSync(join(root, contents), "utf8")).toBe(page);
  expect(byHand.length).toBeGreaterThan(1000);
});
