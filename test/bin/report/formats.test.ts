import { parseReport } from "../../../bin/report/catalogue";
import { asChart } from "../../../bin/report/format/chart";
import { asCsv } from "../../../bin/report/format/csv";
import { asMarkdown } from "../../../bin/report/format/markdown";
import { asTable } from "../../../bin/report/format/table";
import { reportsPage } from "../../../bin/report/html/page";
import type { Answer, Row } from "../../../bin/report/run";

const report = parseReport(
  "shelf",
  `-- title: Books by day
-- group: Usage
-- requirement: S1-21
-- about: What was lent.
-- window: 7d
-- chart: line day cost
-- columns:
--   day: of the month
--   who: borrower
--   cost: dollars
SELECT 1;
`,
);

function answer(rows: readonly Row[]): Answer {
  const [since, until] = ["2026-11-01T00:00:00+01:00", "2026-11-03T09:30:00.123+01:00"];
  return { report, since, until, timeZone: "Europe/Berlin", rows };
}

const rows: readonly Row[] = [
  { day: "2026-11-01", who: 'ada, "the" first', cost: 0.5 },
  { day: "2026-11-02", who: "=HYPERLINK(1)", cost: 0.25 },
  { day: "2026-11-03T08:00:00.5+01:00", who: null, cost: 0 },
];

test("a table has a title, the window, names and aligned numbers", () => {
  expect(asTable(answer(rows))).toBe(`Books by day
2026-11-01 00:00:00 to 2026-11-03 09:30:00, Europe/Berlin
  day                  who               cost
  2026-11-01           ada, "the" first   0.5
  2026-11-02           =HYPERLINK(1)     0.25
  2026-11-03 08:00:00  -                    0
`);
  expect(asTable(answer([]))).toContain("no rows");
  const long = asTable(answer([{ day: "x", who: "y".repeat(80), cost: 1 }]));
  expect(long).toContain(`${"y".repeat(59)}…`);
});

test("CSV quotes what needs it, disarms formulas of clients, and keeps negative numbers", () => {
  expect(asCsv(answer(rows))).toBe(
    'day,who,cost\r\n2026-11-01,"ada, ""the"" first",0.5\r\n2026-11-02,\'=HYPERLINK(1),0.25\r\n2026-11-03T08:00:00.5+01:00,,0\r\n',
  );
  expect(asCsv(answer([{ day: "a\nb", who: ["x", "y"], cost: -1 }]))).toBe(
    'day,who,cost\r\n"a\nb","x, y",-1\r\n',
  );
});

test("Markdown has the same as a table, and nothing in a cell ends it", () => {
  const text = asMarkdown(answer([{ day: "a|b", who: "<i>_x_</i>", cost: 2 }]));
  expect(text).toContain(
    "| day | who | cost |\n| --- | --- | ---: |\n| a\\|b | \\<i\\>\\_x\\_\\</i\\> | 2 |\n",
  );
  expect(asMarkdown(answer([]))).toContain("No rows.");
});

test("a chart has a bar for each row, as long as its share of the largest", () => {
  const lines = asChart(answer(rows))?.split("\n") ?? [];
  expect(lines[0]).toBe("Books by day: cost");
  expect(lines.slice(2).map((line) => Array.from(line).filter((letter) => letter === "█").length)).toEqual([
    40, 20, 0, 0,
  ]);
});

test("the page needs nothing else, and names of clients stay text", async () => {
  const hostile = [{ day: "2026-11-01", who: "<script>alert(1)</script>", cost: 3 }];
  const page = await reportsPage("shelf", "2026-11-03 09:30 UTC", [answer(hostile)]);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).toContain("<svg");
  expect(page).not.toMatch(/<script|<link|<img|url\(|@import|src=|href="(?!#)/);
  expect(await reportsPage("shelf", "2026-11-03 09:30 UTC", [answer(hostile)])).toBe(page);
});
