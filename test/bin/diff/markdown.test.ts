import fc from "fast-check";
import { markdownOf } from "../../../bin/diff/markdown";
import { viewOf } from "../../../bin/diff/view";
import type { View } from "../../../bin/diff/view";
import { name } from "../../../bin/diff/view-cells";
import { compareVersions } from "./sides";

const view = (more: Partial<View>): View => ({
  ...{ headline: ["h"], notices: [], findings: [], against: ["a"], containers: undefined, details: [] },
  ...more,
});
const table = (rows: number, text: string) => ({
  title: "T",
  head: ["A"],
  rows: Array.from({ length: rows }, () => [[name(text)]]),
});

describe("the comment", () => {
  test("has a first line to find it again, whatever the config is called", () => {
    const [first] = markdownOf("a-->b/@team c.yaml", view({})).split("\n");
    expect(first).toBe("<!-- llm-gateway diff: a--%3Eb/%40team%20c.yaml -->");
  });

  test.each([
    ["a|b", "`a\\|b`"],
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    ["@team <b>&</b>\nx", "`@team <b>&</b> x`"],
    ["", "–"],
  ])("shows a name that others chose as code: %j", (text, shown) => {
    expect(markdownOf("s", view({ headline: [name(text)] }))).toContain(`### ${shown}\n`);
  });

  test("lets no text be markup, HTML or a mention", () => {
    const text = markdownOf("s", view({ notices: [["<img> @team *x* [a](b) | `c`"]] }));
    expect(text).toContain("&lt;img&gt; &#64;team \\*x\\* \\[a\\](b) \\| \\`c\\`");
  });

  test("fits into a comment, and says when something is left out", () => {
    const long = markdownOf("s", view({ details: [table(10, "kept"), table(2000, "x".repeat(60))] }));
    expect(long.length).toBeLessThan(65_000);
    expect(long).toContain("`kept`");
    expect(long).toContain("More is left out: a comment has an end.");
    const longer = markdownOf(
      "s",
      view({ containers: table(2000, "x".repeat(60)), details: [table(1, "kept")] }),
    );
    expect(longer.length).toBeLessThan(65_000);
    expect(longer).toContain("The list of containers is too long to be shown.");
    expect(longer).toContain("`kept`");
  });

  test("keeps its tables whole for any name of a model", () => {
    const input = (model: string) => ({
      host: { preset: "cpu" },
      models: { [model]: { upstream: { model: "openai/gpt-4o", apiKeys: ["KEY"] } } },
    });
    const names = fc.constantFrom("a|b", "`", "x` | `y", "<!-- -->", "@all", "a  b", "\\|", "_x_", "ünï");
    fc.assert(
      fc.property(names, (model) => {
        const text = markdownOf(
          "s",
          viewOf(compareVersions({ input: input("old") }, { input: input(model) })),
        );
        const rows = text
          .split("\n")
          .filter((line) => line.startsWith("| changed") || line.startsWith("| new"));
        // The separators of seven cells; those inside of a cell are escaped.
        expect(rows.map((row) => row.match(/(?<!\\)\|/g)?.length)).toEqual(rows.map(() => 8));
        expect(rows.length).toBeGreaterThan(0);
      }),
      { numRuns: 9 },
    );
  });
});
