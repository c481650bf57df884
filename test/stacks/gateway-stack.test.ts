import { z } from "zod";
import type { GatewayInput } from "../../config";
import { synthesise } from "../examples";
import { Template, evaluate, synthesiseInput } from "../template";

const cloud: GatewayInput = {
  models: { mini: { upstream: { model: "openai/gpt-4o-mini", apiKeys: ["KEY"] } } },
};

describe("the stack", () => {
  test("asks for a provider of version 4.6 or newer, below 5", () => {
    expect(synthesiseInput(cloud).stack.terraform?.required_providers).toEqual({
      docker: { source: "kreuzwerker/docker", version: "~> 4.6" },
    });
  });

  test.each<[string, GatewayInput["host"], object]>([
    ["the local engine", {}, {}],
    ["a remote engine", { docker: { endpoint: "ssh://ops@gpu-1" } }, { host: "ssh://ops@gpu-1" }],
    [
      "an engine behind TLS",
      { docker: { endpoint: "tcp://gpu-1:2376", certPath: "certs" } },
      { host: "tcp://gpu-1:2376", cert_path: "certs" },
    ],
  ])("talks to %s", (_, host = {}, provider) => {
    expect(synthesiseInput({ ...cloud, host }).stack.provider).toEqual({ docker: [provider] });
  });

  test("pulls with a login that only its file knows", () => {
    const auth = [{}, { registry: "ghcr.io", configFile: "~/pull/config.json" }];
    const input = { ...cloud, imagePolicy: { registry: "box:5000/hub", auth } };
    expect(synthesiseInput(input).stack.provider).toEqual({
      docker: [
        {
          registry_auth: [{ address: "box:5000" }, { address: "ghcr.io", config_file: "~/pull/config.json" }],
        },
      ],
    });
  });

  test("tells where clients reach it, as what, and which containers it has", () => {
    const { output } = synthesiseInput({ ...cloud, proxy: { port: 8123 } }).stack;
    expect(output).toMatchObject({
      gateway_url: { value: "http://127.0.0.1:8123" },
      model_names: { value: ["mini"] },
    });
    expect(z.record(z.string(), z.string()).parse(output.container_names?.value)).toEqual({
      "vllm-litellm-edge": expect.stringMatching(/^\$\{docker_container\..*\.name\}$/) as unknown,
      "vllm-litellm-postgres": expect.any(String) as unknown,
      "vllm-litellm-postgres-exporter": expect.any(String) as unknown,
      "vllm-litellm-prometheus": expect.any(String) as unknown,
      "vllm-litellm-proxy": expect.any(String) as unknown,
      "vllm-litellm-redis": expect.any(String) as unknown,
      "vllm-litellm-redis-exporter": expect.any(String) as unknown,
    });
  });

  test("passes CDI on to the engines", () => {
    const template = synthesiseInput({
      host: { gpus: [{ type: "h100-80gb" }], docker: { gpuRuntime: "cdi" } },
      models: { "gpt-oss-20b": { vllm: { preset: "gpt-oss-20b" } } },
    });
    expect(template.container("vllm-gpt-oss-20b").device_requests).toEqual([
      { driver: "cdi", device_ids: ["nvidia.com/gpu=0"] },
    ]);
  });
});

describe("S2-03: the network", () => {
  test("is created under its name, with its subnet", () => {
    const template = synthesiseInput({ ...cloud, host: { network: { name: "lab", subnet: "10.9.0.0/24" } } });
    expect(template.ofType("data.docker_network")).toEqual([]);
    expect(template.ofType("docker_network")).toMatchObject([
      { name: "lab", ipam_config: [{ subnet: "10.9.0.0/24" }] },
      { name: "vllm_data", internal: true },
    ]);
  });

  test("is only looked up when it is adopted", () => {
    const template = synthesiseInput({ ...cloud, host: { network: { name: "lab", adopt: true } } });
    expect(template.ofType("docker_network")).toMatchObject([{ name: "vllm_data", internal: true }]);
    expect(template.ofType("data.docker_network")).toMatchObject([{ name: "lab" }]);
    expect(template.container("vllm-litellm-edge").networks_advanced).toMatchObject([
      { name: "${data.docker_network.network_39EEAA36.id}" },
    ]);
  });
});

describe("the state", () => {
  const backendOf = (input: GatewayInput, directory?: string) =>
    new Template(synthesise(evaluate(input), directory)).stack.terraform?.backend;

  test.each<[string, GatewayInput["state"], string | undefined, unknown]>([
    ["the project", undefined, undefined, { local: { path: "../../../terraform.vllm-litellm.tfstate" } }],
    [
      "the config's folder",
      undefined,
      "../../../a",
      { local: { path: "../../../a/terraform.vllm-litellm.tfstate" } },
    ],
    [
      "an own file",
      { local: { path: "state/x.tfstate" } },
      "../../..",
      { local: { path: "../../../state/x.tfstate" } },
    ],
    [
      "a bucket",
      { s3: { bucket: "states", key: "gateway", region: "eu-central-1", encrypt: true } },
      undefined,
      { s3: { bucket: "states", key: "gateway", region: "eu-central-1", encrypt: true } },
    ],
  ])("lies in %s", (_, state, directory, backend) => {
    expect(backendOf({ ...cloud, ...(state ? { state } : {}) }, directory)).toEqual(backend);
  });
});
