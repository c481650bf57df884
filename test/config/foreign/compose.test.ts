import { readForeign } from "../../../config/foreign";

const text = `
services:
  big:
    container_name: vllm-big
    image: vllm/vllm-openai:\${TAG:-latest}
    command: >
      --model openai/gpt-oss-120b --max-model-len \${LEN}
      --override '{"a": "b c"}'
    environment: { A: 1, HF_TOKEN: "\${HF_TOKEN}", PASSED: }
    env_file: [{ path: a.env }, b.env]
    ports: ["127.0.0.1:8001:8000", { target: 9, published: "10" }]
    networks: { net: { aliases: [other] } }
    deploy:
      resources:
        reservations:
          devices: [{ driver: nvidia, device_ids: ["0", "1"], capabilities: [gpu] }]
  proxy:
    image: ghcr.io/berriai/litellm:main
    command: ["--config", "/app/config.yaml"]
    environment: [A=1]
    env_file: .env
    gpus: all
`;

function read() {
  const document = readForeign("docker-compose.yml", text, (name) => (name === "LEN" ? "100" : undefined));
  if (document.kind !== "compose") throw new Error(document.kind);
  return document;
}

test("services and what they start", () => {
  expect(read().launches.map((one) => [one.program, one.args.map((word) => word.text)])).toEqual([
    ["vllm", ["--model", "openai/gpt-oss-120b", "--max-model-len", "100", "--override", '{"a": "b c"}']],
    ["litellm", ["--config", "/app/config.yaml"]],
  ]);
});

test("every field of a service", () => {
  const [big, proxy] = read().services;
  expect(big).toMatchObject({
    hostNames: ["big", "vllm-big", "other"],
    image: { text: "vllm/vllm-openai:latest", raw: "vllm/vllm-openai:${TAG:-latest}", names: ["TAG"] },
    gpus: { ids: ["0", "1"], count: null, location: { line: 16 } },
    ports: [
      { address: "127.0.0.1", published: 8001, target: 8000 },
      { address: null, published: 10, target: 9 },
    ],
    networks: ["net"],
    location: { line: 3, column: 3 },
  });
  expect(big?.envFiles.map((word) => word.text)).toEqual(["a.env", "b.env"]);
  expect(big?.environment.map(({ name, value }) => [name, value?.text, value?.missing])).toEqual([
    ["A", "1", []],
    ["HF_TOKEN", "", ["HF_TOKEN"]],
    ["PASSED", undefined, undefined],
  ]);
  expect(proxy).toMatchObject({ gpus: { ids: [], count: "all" }, environment: [{ name: "A" }] });
});

test("a broken file is a problem with its place, not an exception", () => {
  const document = readForeign("docker-compose.yml", "services:\n  a: [\n");
  expect(document).toMatchObject({ kind: "compose", services: [], problems: [{ location: { line: 3 } }] });
});
