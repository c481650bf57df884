/** The planner against what vLLM was seen to do. UPDATE_GOLDEN=1 writes the table of docs/planner.md anew. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { planMemory } from "../../../../config/plan/fit/memory";
import { evaluateInput } from "../../../../config/evaluate";
import { engine } from "../../fixtures/fixture";
import { engineOn } from "./engines";
import { cacheRows, failedStarts, leftRows, overheadRows, weightRows } from "./observations";
import type { Row } from "./observations";

function error({ seen, planned }: Row): number {
  return (planned - seen) / Math.abs(seen);
}

const named = (rows: readonly Row[]) => rows.map((row) => [row.what, row] as const);

test.each(named(cacheRows))("%s", (_, row) => {
  // The published memory has two digits behind the point, the concurrency too.
  expect(Math.abs(error(row))).toBeLessThanOrEqual(0.002);
});

test("Qwen3.6-35B on an RTX 5090 is met to the token", () => {
  expect(cacheRows.find(({ seen }) => seen === 567_978)?.planned).toBe(567_978);
});

test.each(named(weightRows))("%s", (_, row) => {
  expect(Math.abs(error(row))).toBeLessThanOrEqual(0.003);
});

test.each(named(overheadRows))("%s: at least what was seen", (_, { seen, planned }) => {
  expect(planned).toBeGreaterThanOrEqual(seen);
});

test.each(named(leftRows))("%s: at most what was seen, at most 2 GiB less", (_, { seen, planned }) => {
  expect(planned).toBeLessThanOrEqual(seen);
  expect(planned).toBeGreaterThanOrEqual(seen - 2);
});

test.each(failedStarts)("%s is refused", (_, vllm) => {
  const { host, replica } = engineOn({ type: "h100-80gb" }, vllm);
  const { findings } = planMemory(host, replica);
  expect(findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^FIT\.(WEIGHTS|CONTEXT)$/)]);
});

test("0.85 of a GB10 is refused: the system held what was not free", () => {
  const { findings } = evaluateInput(
    engine({ preset: "gpt-oss-20b", gpuMemoryUtilization: 0.85 }, { preset: "dgx-spark" }),
  );
  expect(findings.map(({ code }) => code)).toEqual(["GPU.SHARE_TOO_LARGE"]);
});

describe("docs/planner.md", () => {
  const path = resolve(__dirname, "../../../../docs/planner.md");
  const head = "| observed | seen | planned | error | source |";

  test("shows these rows", () => {
    const text = readFileSync(path, "utf8");
    const rows = [...cacheRows, ...weightRows, ...overheadRows, ...leftRows].map(line);
    const table = [head, "| --- | ---: | ---: | ---: | --- |", ...rows];
    const at = text.indexOf("\n|", text.indexOf("## Calibration")) + 1;
    const shown = text.slice(at, text.indexOf("\n\n", at)).split("\n");
    const update = process.env.UPDATE_GOLDEN === "1";
    if (update) writeFileSync(path, text.replace(shown.join("\n"), table.join("\n")));
    expect((update ? table : shown).map(cells)).toEqual(table.map(cells));
  });
});

function cells(row: string): readonly string[] {
  return row.split("|").map((cell) => cell.trim().replace(/^(:?)-+(:?)$/, "$1-$2"));
}

function line(row: Row): string {
  const percent = `${(error(row) * 100).toFixed(2)} %`;
  return `| ${row.what} | ${number(row.seen)} ${row.unit} | ${number(row.planned)} ${row.unit} | ${percent} | ${row.source} |`;
}

function number(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en") : value.toFixed(2);
}
