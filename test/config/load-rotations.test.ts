import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateInput } from "../../config";
import type { GatewayInput, Workload } from "../../config";
import { loadRotations, rotationsText } from "../../config/load-rotations";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "rotations-test-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const load = (text?: string) => {
  if (text !== undefined) writeFileSync(join(folder, "secrets.lock.json"), text);
  return loadRotations(join(folder, "gateway.config.yaml"), "shelf");
};

describe("secrets.lock.json", () => {
  test("is read as it was written, sorted by name", () => {
    const text = rotationsText("shelf", { UI_PASSWORD: 1, FAR_KEY: 2 });
    expect(text.indexOf("FAR_KEY")).toBeLessThan(text.indexOf("UI_PASSWORD"));
    expect(load(text)).toEqual({ rotations: { FAR_KEY: 2, UI_PASSWORD: 1 }, findings: [] });
    expect(readFileSync(join(folder, "secrets.lock.json"), "utf8")).toBe(text);
  });

  test("need not be there", () => expect(load()).toEqual({ rotations: {}, findings: [] }));

  test.each([
    ["{", "could not be read: "],
    ['{ "version": 2, "stack": "shelf", "rotations": {} }', "could not be read: version: "],
    ['{ "version": 1, "stack": "shelf", "rotations": { "A": 0 } }', "could not be read: rotations.A: "],
    [
      '{ "version": 1, "stack": "wall", "rotations": {} }',
      'could not be read: it belongs to the stack "wall"',
    ],
  ])("%s is an error", (text, message) => {
    const { findings, rotations } = load(text);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["SECRET.LOCK_UNREADABLE", "error"],
    ]);
    expect(findings[0]?.message).toContain(message);
    expect(rotations).toEqual({});
  });
});

describe("a count", () => {
  const input: GatewayInput = {
    models: {
      far: { upstream: { model: "openai/x", apiKeys: ["FAR_KEY"] } },
      shelf: { vllm: { preset: "gpt-oss-20b", apiKey: "SHELF_KEY" } },
    },
    host: { preset: "dgx-h100" },
  };
  const counted = (counts: Record<string, number>) => {
    const options = { rotations: () => ({ rotations: counts, findings: [] }) };
    const { result, findings } = evaluateInput(input, options);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const inIt = ({ secrets }: Workload) => secrets.some(({ rotation }) => rotation !== undefined);
    return (result?.plan.workloads ?? []).filter(inIt).map(({ name }) => name);
  };

  test("concerns those alone that read the value when they start", () => {
    expect(counted({})).toEqual([]);
    expect(counted({ REDIS_PASSWORD: 1 })).toEqual(["vllm-litellm-proxy", "vllm-litellm-redis-exporter"]);
    expect(counted({ POSTGRES_PASSWORD: 3 })).toEqual([]);
    expect(counted({ POSTGRES_RW_PASSWORD: 3 })).toEqual(["vllm-litellm-proxy"]);
    expect(counted({ LITELLM_MASTER_KEY: 1 })).toEqual(["vllm-litellm-proxy"]);
    expect(counted({ SHELF_KEY: 1 })).toEqual(["vllm-shelf", "vllm-litellm-proxy"]);
    expect(counted({ NOBODYS: 1 })).toEqual([]);
  });
});
