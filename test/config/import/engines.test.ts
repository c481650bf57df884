import { importGateway } from "../../../config";

const script = (...lines: readonly string[]) => [{ file: "run.sh", text: `${lines.join("\n")}\n` }];

test("a launch script: flags become fields, further ones engineArgs, checked against the pinned vLLM", () => {
  const { input, report } = importGateway(
    script(
      "export HF_TOKEN=hf_value",
      "TP=2",
      "CUDA_VISIBLE_DEVICES=0,1 VLLM_LOGGING_LEVEL=DEBUG vllm serve Qwen/Qwen3-8B -tp $TP --max-model-len 32k \\",
      "  --served-model-name chat --enable-prefix-caching --no-enable-chunked-prefill --api-key $CHAT_KEY --port 8001 \\",
      "  --max-num-seq 8 --swap-space 4 --lamp 1",
    ),
    { host: "dgx-h100" },
  );
  expect(input).toMatchObject({
    host: { preset: "dgx-h100" },
    huggingFace: { token: "HF_TOKEN" },
    models: {
      chat: {
        vllm: {
          gpuIds: ["0", "1"],
          maxModelLen: 32_000,
          maxNumSeqs: 8,
          apiKey: "CHAT_KEY",
          env: { VLLM_LOGGING_LEVEL: "DEBUG" },
          engineArgs: { "enable-prefix-caching": true, "enable-chunked-prefill": false },
        },
      },
    },
  });
  expect(report.unmapped.map(({ from }) => from)).toEqual(["--lamp", "--swap-space"]);
  expect(report.unmapped[1]?.note).toContain("CPU offload of the KV cache is --kv-offloading-size");
  expect(JSON.stringify([input, report])).not.toContain("hf_value");
});

const compose = (services: string) => [{ file: "docker-compose.yml", text: `services:\n${services}` }];
const service = (name: string, gpu: string, more = "") => `  ${name}:
    image: vllm/vllm-openai:v0.32.0
    command: --model Qwen/Qwen3-30B-A3B-Instruct-2507 --served-model-name qwen-30b ${more}
    deploy: { resources: { reservations: { devices: [{ device_ids: ["${gpu}"], capabilities: [gpu] }] } } }
`;

test("several services of one model are its replicas", () => {
  const { input, report } = importGateway(
    compose(service("qwen-a", "0") + service("qwen-b", "1", "--max-num-seqs 8")),
    { host: "dgx-h100" },
  );
  expect(input).toMatchObject({
    models: {
      "qwen-30b": { vllm: { preset: "qwen-30b", gpuIds: [["0"], ["1"]], image: "vllm/vllm-openai:v0.32.0" } },
    },
  });
  expect(report.unmapped.map(({ from, note }) => [from, note])).toEqual([
    ["--max-num-seqs", "replicas of one model have the same flags; those of the first count"],
  ]);
});

test("LiteLLM's names lead to engines by host, and to a published port by localhost", () => {
  const route = (name: string, base: string) =>
    `  - { model_name: ${name}, litellm_params: { model: openai/x, api_base: "${base}" } }\n`;
  const { input } = importGateway(
    [
      ...compose(service("qwen-a", "0")),
      {
        file: "run.sh",
        text: "docker run -p 8009:8000 --gpus device=1 vllm/vllm-openai:v0.32.0 openai/gpt-oss-20b\n",
      },
      {
        file: "config.yaml",
        text: `model_list:\n${route("chat", "http://qwen-a:8000/v1")}${route("small", "http://localhost:8009/v1")}${route("also", "http://qwen-a:8000/v1")}`,
      },
    ],
    { host: "dgx-h100" },
  );
  expect(input).toMatchObject({
    models: { chat: { vllm: { preset: "qwen-30b" } }, small: { vllm: { preset: "gpt-oss-20b" } } },
    routing: { aliases: { also: "chat" } },
  });
});

test.each([
  ["an unset model", "vllm serve $MODEL", "names no model ($MODEL has no value)"],
  ["an unset number", "vllm serve a/b --max-model-len $LEN", "depends on $LEN, which has no value"],
])("%s is said, not guessed", (_, text, note) => {
  expect(importGateway(script(text)).report.unmapped.map((item) => item.note)).toContain(note);
});

test("a model in a mounted folder is that folder of the host", () => {
  const text = "docker run --gpus all -v /srv/models:/models vllm/vllm-openai:v0.32.0 --model /models/own\n";
  expect(importGateway([{ file: "run.sh", text }]).input).toMatchObject({
    models: { own: { vllm: { source: "/srv/models/own", gpus: 1 } } },
  });
});

const container = (args: string, volumes = "") => [
  {
    file: "stack/compose.yml",
    text: `services:\n  e:\n    image: vllm/vllm-openai:v0.32.0\n    command: --model Qwen/Qwen3-8B --served-model-name e ${args}\n    volumes: [${volumes}]\n`,
  },
];
const vllm = (args: string, volumes?: string) =>
  importGateway(container(args, volumes), { host: "dgx-h100" });

test.each([
  ["beside", "--chat-template /t/tools.jinja", "./templates:/t:ro", "stack/templates/tools.jinja", "mapped"],
  ["on the host", "--chat-template /t/tools.jinja", "/srv/templates:/t", "tools.jinja", "corrected"],
  ["in the image", "--chat-template examples/tools.jinja", "", "tools.jinja", "corrected"],
] as const)("U3: a chat template %s", (_, args, volumes, file, kind) => {
  const { input, report, findings } = vllm(args, volumes);
  expect(input.models).toMatchObject({ e: { vllm: { chatTemplate: file } } });
  expect(report[kind].map(({ to }) => to)).toContain("models.e.vllm.chatTemplate");
  expect(findings).toEqual([]);
});

test("adapters, drafts, sizes and times have fields of their own", () => {
  const draft = JSON.stringify({ method: "ngram", num_speculative_tokens: 4, prompt_lookup_max: 3, lamp: 1 });
  const { input, report } = vllm(
    `--enable-lora --max-lora-rank 32 --lora-modules sql=/adapters/sql '{"name":"fr","path":"shelf/fr"}' --speculative-config '${draft.replaceAll('"', '\\"')}' --kv-cache-memory-bytes 8589934592 --shutdown-timeout 30 --enable-auto-tool-choice --tool-call-parser hermes`.replaceAll(
      '\\"',
      '"',
    ),
    "/srv/adapters:/adapters",
  );
  expect(input.models).toMatchObject({
    e: {
      vllm: {
        lora: { maxRank: 32, adapters: { sql: "/srv/adapters/sql", fr: "shelf/fr" } },
        speculative: { method: "ngram", tokens: 4, options: { prompt_lookup_max: 3 } },
        kvCacheMemoryGiB: 8,
        stopGrace: "30s",
        toolCallParser: "hermes",
      },
    },
  });
  expect(report.unmapped.map(({ from }) => from)).toEqual(["--speculative-config lamp"]);
});

test("a model in a folder beside the compose file needs its absolute path", () => {
  const text =
    "services:\n  e:\n    image: vllm/vllm-openai:v0.32.0\n    command: --model /m/own\n    volumes: ['./models:/m']\n";
  const { report } = importGateway([{ file: "compose.yml", text }], { host: "dgx-h100" });
  expect(report.unmapped.map(({ note }) => note)).toContain(
    "is ./models/own beside compose.yml: write its absolute path into vllm.source",
  );
});
