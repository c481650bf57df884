/** The compiled JSON against the types of Grafana's own SDK, key by key: what it does not know is a mistake here. */
import { join, resolve } from "node:path";
import ts from "typescript";
import { answersOf, dashboardsFor } from "./compiled";
import type { Compiled, CompiledPanel } from "./compiled";

const root = resolve(__dirname, "../../../..");
const file = join(root, "compiled-dashboards.ts");

const types = `
import type * as sdk from "@grafana/grafana-foundation-sdk/dashboard";
import type * as timeseries from "@grafana/grafana-foundation-sdk/timeseries";
import type * as stat from "@grafana/grafana-foundation-sdk/stat";
import type * as bargauge from "@grafana/grafana-foundation-sdk/bargauge";
import type * as table from "@grafana/grafana-foundation-sdk/table";
import type * as prometheus from "@grafana/grafana-foundation-sdk/prometheus";
import type { Plain } from "./config/compile/dashboards/plain";
type Sql = { refId: string; datasource: { type: string; uid: string }; editorMode: "code"; format: "table" | "time_series"; rawQuery: true; rawSql: string };
type Field<Custom> = { defaults: Omit<Plain<sdk.FieldConfig>, "custom"> & { custom?: Partial<Plain<Custom>> }; overrides: Plain<sdk.FieldConfigSource>["overrides"] };
type Panel<Type, Options, Custom> = Omit<Plain<sdk.Panel>, "type" | "options" | "fieldConfig" | "targets"> & { type: Type; options: Plain<Options>; fieldConfig: Field<Custom>; targets: readonly (Plain<prometheus.Dataquery> | Sql)[] };
type Panels = {
  timeseries: Panel<"timeseries", timeseries.Options, timeseries.FieldConfig>;
  stat: Panel<"stat", stat.Options, {}>;
  bargauge: Panel<"bargauge", bargauge.Options, {}>;
  table: Panel<"table", table.Options, table.FieldConfig>;
};
`;

function mistakes(dashboards: readonly Compiled[]): readonly string[] {
  const panel = (one: CompiledPanel, name: string) =>
    `export const ${name}: Panels[${JSON.stringify(one.type)}] = ${JSON.stringify(one)};`;
  const declared = dashboards.flatMap((dashboard, index) => [
    `export const d${index}: Plain<sdk.Dashboard> = ${JSON.stringify({ ...dashboard, panels: [] })};`,
    ...answersOf(dashboard).map((one, place) => panel(one, `d${index}p${place}`)),
  ]);
  const text = types + declared.join("\n");
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
  };
  const host = ts.createCompilerHost(options);
  const virtual: ts.CompilerHost = {
    ...host,
    fileExists: (name) => name === file || host.fileExists(name),
    getSourceFile: (name, language) =>
      name === file ? ts.createSourceFile(name, text, language) : host.getSourceFile(name, language),
  };
  const program = ts.createProgram([file], options, virtual);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

const dashboards = [
  ...dashboardsFor({
    host: { preset: "dgx-h100" },
    models: {
      shelf: { vllm: { preset: "gpt-oss-20b", gpus: 1, replicas: 2 } },
      far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } },
    },
    routing: { fallbacks: { shelf: ["far"] } },
    cache: { ttl: "1h" },
  }).values(),
];

test("the SDK knows every key and every value of the compiled dashboards", () => {
  expect(dashboards).toHaveLength(6);
  expect(mistakes(dashboards)).toEqual([]);
}, 120_000);

test.each([
  ["a key that panels do not have", "tile", { tile: "x" }],
  ["a value of another kind", "Type 'number' is not assignable to type 'string'", { interval: 5 }],
])(
  "and finds %s",
  (_, words, change) => {
    const [first] = dashboards;
    if (!first) throw new Error("no dashboard");
    const wrong = { ...first, panels: first.panels.slice(0, 3).map((panel) => ({ ...panel, ...change })) };
    expect(mistakes([wrong]).join("\n")).toContain(words);
  },
  120_000,
);
