import { z } from "zod";
import { sarifDocument } from "../../../bin/findings-format/sarif";
import { errorCatalogue } from "../../../config";
import type { Finding } from "../../../config";
import { error, warning } from "../../config/fixtures/fixture";
import { workplace } from "../workplace";

const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(["error", "warning"]);
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0),
  level,
  message: text,
  locations: z
    .array(
      z.strictObject({
        physicalLocation: z.strictObject({
          artifactLocation: z.strictObject({ uri: z.string().regex(/^(file:\/\/\/)?[\w.%/-]+$/) }),
          region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }).optional(),
        }),
        logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string().min(1) })).optional(),
      }),
    )
    .length(1),
  partialFingerprints: z.record(z.string(), z.string().regex(/^[0-9a-f]{16}:\d+$/)),
});
const rule = z.strictObject({
  id: z.string(),
  shortDescription: text,
  help: z.strictObject({ text: z.string().min(1), markdown: z.string().min(1) }),
  defaultConfiguration: z.strictObject({ level }),
  properties: z.strictObject({ tags: z.array(z.string()) }),
});
/** What SARIF 2.1.0 requires, of the properties that are written. */
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal("2.1.0"),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({ driver: z.strictObject({ name: z.string(), rules: z.array(rule) }) }),
        columnKind: z.literal("utf16CodeUnits"),
        results: z.array(result),
      }),
    )
    .length(1),
});

function runOf(findings: readonly Finding[], file = "ops/gateway.config.yaml") {
  const [run] = log.parse(sarifDocument({ findings, file })).runs;
  if (!run) throw new Error("no run");
  return run;
}

const none = { ...error("MODEL.NONE", "models", "no models", "Add one."), location: { line: 3, column: 5 } };
const off = warning("EDGE.OFF", "", "no edge", "Leave it on.");

test("every code is a rule, also without a result", () => {
  const { tool, results } = runOf([]);
  expect(results).toEqual([]);
  expect(tool.driver.rules.map(({ id }) => id)).toEqual([...errorCatalogue.keys()]);
  expect(tool.driver.rules.find(({ id }) => id === "EDGE.OFF")).toEqual({
    id: "EDGE.OFF",
    shortDescription: { text: errorCatalogue.get("EDGE.OFF")?.meaning },
    help: {
      text: "Leave the edge on unless another load balancer replaces it.",
      markdown: "Leave the edge on unless another load balancer replaces it.",
    },
    defaultConfiguration: { level: "warning" },
    properties: { tags: ["EDGE"] },
  });
});

test("a result names its rule, what to do, and its place where there is one", () => {
  const { tool, results } = runOf([none, off]);
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual([
    "MODEL.NONE",
    "EDGE.OFF",
  ]);
  expect(
    results.map(({ level: severity, message, locations }) => ({ severity, message, locations })),
  ).toEqual([
    {
      severity: "error",
      message: { text: "models: no models\nfix: Add one." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "ops/gateway.config.yaml" },
            region: { startLine: 3, startColumn: 5 },
          },
          logicalLocations: [{ fullyQualifiedName: "models" }],
        },
      ],
    },
    {
      severity: "warning",
      message: { text: "no edge\nfix: Leave it on." },
      locations: [{ physicalLocation: { artifactLocation: { uri: "ops/gateway.config.yaml" } } }],
    },
  ]);
});

test.each([
  ["my ops/a#b.yaml", "my%20ops/a%23b.yaml"],
  ["/else/a b.yaml", "file:///else/a%20b.yaml"],
])("the address of %s is %s", (file, uri) => {
  expect(runOf([none], file).results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
});

describe("fingerprints", () => {
  const prints = (findings: readonly Finding[], file?: string) =>
    runOf(findings, file).results.map(({ partialFingerprints }) => partialFingerprints["finding/v1"]);

  test("stay when lines move, figures change or other findings come", () => {
    const moved = { ...none, message: "still no models", location: { line: 8, column: 1 } };
    expect(prints([off, moved])[1]).toBe(prints([none])[0]);
  });

  test("differ by code, path, file, and from finding to finding", () => {
    const all = [
      ...prints([
        none,
        { ...none, message: "again" },
        { ...none, path: "model" },
        { ...none, code: "EDGE.OFF" },
      ]),
      ...prints([none], "other.yaml"),
    ];
    expect(all).toHaveLength(5);
    expect(new Set(all).size).toBe(5);
  });

  test("stand in for the one that is made from a line, where there is no line", () => {
    const [withLine, without] = runOf([none, off]).results.map((one) => one.partialFingerprints);
    expect(Object.keys(withLine ?? {})).toEqual(["finding/v1"]);
    expect(without?.primaryLocationLineHash).toBe(without?.["finding/v1"]);
  });
});

test("check --format sarif prints the log and nothing else on standard output", async () => {
  const place = workplace("findings.yaml");
  try {
    const { code, out } = await place.run("check", "--format", "sarif");
    const { runs } = log.parse(JSON.parse(out));
    expect(runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual([
      "SECRET.KNOWN_DEFAULT",
      "SHAPE.UNKNOWN_KEY",
      "ALIAS.SHADOWS_MODEL",
      "MODEL.FALLBACK_UNKNOWN",
      "MODEL.FALLBACK_SELF",
    ]);
    expect(code).toBe(1);
  } finally {
    place.remove();
  }
});
