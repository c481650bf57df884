/** What `lint` says about files of each kind, alone and together. */
import { lintFiles, lintLitellmText } from "../../config";
import { lintFixtures } from "../config/fixtures/reported";

test.each(lintFixtures.map(({ name, ...fixture }) => [name, fixture] as const))(
  "reports %s",
  (_, fixture) => {
    expect(lintFiles(fixture.files)).toEqual(fixture.findings);
  },
);

test("one LiteLLM file alone is judged like any other, and its findings name no file", () => {
  const text = "model_list: []\ngeneral_settings:\n  master_key: ${LITELLM_MASTER_KEY}\n";
  const [{ file, ...rest } = { file: "" }] = lintFiles([{ file: "config.yaml", text }]);
  expect(file).toBe("config.yaml");
  expect(lintLitellmText(text)).toEqual([rest]);
  expect(lintLitellmText("a: [")).toMatchObject([{ code: "LINT.FILE_BROKEN", location: { line: 1 } }]);
});

test("YAML whose sections are all misspelt is still LiteLLM's", () => {
  const text = "general_setting:\n  master_key: os.environ/LITELLM_MASTER_KEY\n";
  expect(lintFiles([{ file: "any.yaml", text }])).toMatchObject([
    { code: "LITELLM.KEY_UNKNOWN", path: "general_setting", fix: "Write general_settings." },
  ]);
});

test("a version without a table is judged by the newest there is", () => {
  const files = [{ file: "config.yaml", text: "model_list: []\nnonsense: 1\n" }];
  expect(lintFiles(files, "0.0.1")).toEqual(lintFiles(files));
});

test("a script that stops at errors, and whose checks catch them all, cannot fail either", () => {
  const text =
    '#!/bin/sh\nset -e\ntest_all() { curl -s "$1" || echo "failed"; }\ntest_all x\nok "All checks passed"\n';
  expect(lintFiles([{ file: "test.sh", text }])).toMatchObject([
    { code: "LINT.CHECK_CANNOT_FAIL", location: { line: 5, column: 1 } },
  ]);
});

test("an alias of a list of one is told to be that one", () => {
  const text = "model_list: []\nrouter_settings:\n  model_group_alias: { a: [b] }\n";
  expect(lintFiles([{ file: "config.yaml", text }])).toMatchObject([{ fix: 'Write "a": "b".' }]);
});

test.each([
  ["gpt-4o", []],
  ["claude-opus-4-20250514", []],
  ["anthropic.claude-opus-4-7", []],
  ["eu.amazon.nova-pro-v1:0", []],
  ["*", []],
  ["claude-opus-4", ["LINT.PREFIX_GUESSED"]],
  ["gemini-2.5-pro", ["LINT.PREFIX_GUESSED"]],
  ["gpt-oss-120b", ["LINT.PREFIX_MISSING"]],
  ["qwen2.5", ["LINT.PREFIX_MISSING"]],
  ["gemini-pro", ["LINT.PREFIX_GUESSED", "LINT.MODEL_RETIRED"]],
])("the model %s without a provider: %j", (model, codes) => {
  const text = `model_list:\n  - model_name: a\n    litellm_params: { model: "${model}" }\n`;
  expect(
    lintFiles([{ file: "config.yaml", text }])
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(codes.toSorted());
});

test.each([
  ["an env file", ".env", "VLLM_USE_V1=1\n", "VLLM_USE_V1"],
  ["a script", "run.sh", "#!/bin/sh\nexport VLLM_USE_V1=1\nvllm serve a/shelf\n", "VLLM_USE_V1"],
])("a variable that vLLM dropped is found in %s", (_, file, text, path) => {
  expect(lintFiles([{ file, text }])).toMatchObject([{ code: "LINT.VARIABLE_REMOVED", path }]);
});

test("GPUs by a variable, and by number, are those from the first on", () => {
  const compose = (name: string, gpus: string) => ({
    file: `${name}.yml`,
    text: `services:\n  ${name}:\n    image: vllm/vllm-openai:v0.32.0\n    command: --model a/b\n${gpus}`,
  });
  const visible = "    runtime: nvidia\n    environment: { CUDA_VISIBLE_DEVICES: 1 }\n";
  const first =
    "    deploy: { resources: { reservations: { devices: [{ count: 1, capabilities: [gpu] }] } } }\n";
  expect(lintFiles([compose("a", first), compose("b", visible)])).toEqual([]);
  expect(lintFiles([compose("a", first), compose("b", first)])).toMatchObject([
    { code: "LINT.GPU_OVERLAP", file: "b.yml" },
  ]);
});

describe("what is right", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "a compose file whose variables must be set",
      "docker-compose.yml",
      "services:\n  litellm:\n    image: ghcr.io/berriai/litellm:v1.106.2\n    environment:\n      LITELLM_MASTER_KEY: ${LITELLM_MASTER_KEY:?}\n      DATABASE_URL: postgresql://a:${PASSWORD}@db/x\n",
    ],
    ["names of keys alone", "ops.sh", "#!/bin/sh\nenv | grep API_KEY | cut -d= -f1\n"],
    [
      "a check that ends at the first failure",
      "test.sh",
      '#!/bin/sh\nset -e\ncurl -f http://localhost:8000/health\necho "All tests passed"\n',
    ],
    [
      "a verdict inside an if",
      "test.sh",
      '#!/bin/sh\nif [ "$failed" = 0 ]; then\n  echo "All tests passed"\nfi\n',
    ],
    [
      "a health call with a key",
      "debug.sh",
      '#!/bin/sh\ncurl -H "Authorization: Bearer $KEY" http://localhost:4000/health\n',
    ],
    ["an engine's own health route", "debug.sh", "#!/bin/sh\ncurl http://localhost:8000/health\n"],
    [
      "a proxy on one address",
      "start.sh",
      "#!/bin/sh\ncd /etc/litellm\nexec litellm --config config.yaml --host 127.0.0.1\n",
    ],
    [
      "a site that redirects",
      "site.conf",
      "server {\n  listen 80;\n  listen 443 ssl;\n  if ($scheme = http) { return 301 https://$host$request_uri; }\n}\n",
    ],
    [
      "an external network",
      "docker-compose.yml",
      "services:\n  redis: { image: redis:7 }\nnetworks:\n  shelf: { external: true, name: other }\n",
    ],
    ["OPENAI_MODEL of another program", ".env", "OPENAI_MODEL=gpt-4o\n"],
  ];

  test.each(cases)("%s", (_, file, text) => {
    expect(lintFiles([{ file, text }])).toEqual([]);
  });
});
