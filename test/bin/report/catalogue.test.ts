/** The files of SQL say what they are, and keep the rules for every query. */
import { loadReports, parseReport } from "../../../bin/report/catalogue";

const reports = loadReports();

test("every report of requirements S1-18 to S1-38 and S2-15 is there", () => {
  const proven = new Set(reports.flatMap(({ requirements }) => requirements));
  const numbers = [18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 34, 35, 36, 37, 38];
  const wanted = [
    ...numbers.map((number) => `S1-${number}`),
    ...["a", "b", "c", "d", "e", "f"].map((part) => `S1-31${part}`),
    "S2-15",
  ];
  expect(wanted.filter((id) => !proven.has(id))).toEqual([]);
});

describe.each(reports)("$name", ({ name, title, about, sql, columns, window, chart, needs, limit, by }) => {
  const reads = (text: string) => sql.includes(`:'${text}'`);

  test("says what it is and what its columns mean", () => {
    expect([title, about].filter((text) => text === "")).toEqual([]);
    expect(columns.length).toBeGreaterThan(1);
    expect(columns.filter(({ meaning }) => meaning === "")).toEqual([]);
    const names = columns.map((column) => column.name);
    expect(
      [chart?.label, ...(chart?.values ?? [])].filter((one) => one !== undefined && !names.includes(one)),
    ).toEqual([]);
  });

  test("takes what its comment says, and nothing else", () => {
    expect([reads("since"), reads("until")]).toEqual([window !== undefined, window !== undefined]);
    expect(sql.includes(":limit")).toBe(limit !== undefined);
    expect(reads("by")).toBe(by.length > 0);
    expect(reads("session")).toBe(needs === "session");
    expect(reads("end_user")).toBe(needs === "end-user");
  });

  test("is one SELECT, ordered, that names its columns", () => {
    expect(sql).toMatch(/^(SELECT|WITH)\b/);
    expect(sql).not.toMatch(/;|\b(INSERT|UPDATE|DELETE|CREATE|SELECT \*)\b/);
    expect(sql).toMatch(/ORDER BY [^()]*$/);
  });

  test("a table of requests is read by time, by session or by user", () => {
    const bounds = [...sql.matchAll(/FROM "LiteLLM_SpendLogs"/g)].length;
    const bounded = [...sql.matchAll(/"startTime" >= :'since'|session_id = :'session'/g)].length;
    expect(name === "tables" || bounded >= bounds).toBe(true);
  });
});

test("a comment of another form is a bug that is told", () => {
  expect(() => parseReport("x", "-- title: X\n-- colour: red\nSELECT 1;")).toThrow(
    "not a line of a report's header",
  );
  expect(() => parseReport("x", "-- chart: pie a b\nSELECT 1;")).toThrow("pie is none of bar, line");
});
