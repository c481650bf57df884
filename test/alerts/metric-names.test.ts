import { metricNames } from "./metric-names";
import { alertCases } from "./cases";
import { everyAlert } from "./watched";

test.each([
  [
    'sum by (model) (rate(a_total{b="c_total"}[5m])) > 0 and on (model) d:e:f offset 5m',
    ["a_total", "d:e:f"],
  ],
  ["vllm:x / (vllm:y > 0) or absent(z)", ["vllm:x", "vllm:y", "z"]],
  ["time() - max(process_start_time_seconds) > 1.5 unless up == 1", ["process_start_time_seconds", "up"]],
])("%s", (expression, names) => {
  expect(metricNames(expression)).toEqual(names);
});

test("every alert reads a metric, and its cases have no series of another name", () => {
  const read = new Map(everyAlert.map(({ alert, expr }) => [alert, metricNames(expr)]));
  expect([...read].filter(([, names]) => names.length === 0)).toEqual([]);
  expect(alertCases.filter(({ alert }) => !read.has(alert))).toEqual([]);
});
