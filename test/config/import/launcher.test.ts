import { importGateway } from "../../../config";

const launch = (args: string) => importGateway([{ file: "run.sh", text: `litellm-launcher ${args}\n` }]);

test("S0-31: the compact line, with the launcher's defaults for what it leaves out", () => {
  const { input } = launch(
    '--model-spec "key=a,alias=gpt-5,upstream=gpt-5,reasoning=high" --model-spec key=lamp',
  );
  expect(input).toEqual({
    models: {
      "gpt-5": { upstream: { model: "openai/gpt-5" }, request: { reasoningEffort: "high" } },
      lamp: { upstream: { model: "openai/lamp" } },
    },
    defaults: { upstream: { apiBase: "https://api.openai.com/v1" }, request: { reasoningEffort: "medium" } },
    database: { type: "none" },
  });
});

test.each([
  ["--alias a --model b", { models: { a: { upstream: { model: "openai/b" } } } }],
  [
    "--alias a --upstream-base https://x.example/v1",
    { defaults: { upstream: { apiBase: "https://x.example/v1" } } },
  ],
  ["--alias a --reasoning-effort none", { defaults: { request: { reasoningEffort: "omit" } } }],
  [
    "--alias a --no-drop-params --no-master-key --port 8000 --debug",
    { proxy: { dropParams: false, masterKey: "none", port: 8000, logLevel: "debug" } },
  ],
])("S0-31: %s", (args, expected) => {
  expect(launch(args).input).toMatchObject(expected);
});

test("S0-31: an unknown field is named", () => {
  const { report } = launch("--model-spec key=a,color=red");
  expect(report.unmapped.map(({ from, note }) => [from, note])).toEqual([
    ["--model-spec color", "is no field; known: key, alias, upstream, reasoning, base"],
  ]);
});
