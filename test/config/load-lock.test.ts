import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateGateway, loadLock } from "../../config";

describe("loadLock", () => {
  let folder: string;
  let config: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "lock-"));
    config = join(folder, "shelf.yaml");
    writeFileSync(
      config,
      "host: { gpus: [{ type: h100-80gb, count: 2 }] }\nmodels: { shelf: { vllm: { source: /w/s, fit: 'off' } } }\n",
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (text: string) => writeFileSync(join(folder, "gateway.lock.json"), text);
  const evaluate = async () => {
    const { findings, result } = await evaluateGateway(config);
    const gpus = result?.plan.workloads.find(({ role }) => role === "vllm")?.gpus;
    return { gpus, findings: findings.map(({ code, message }) => `${code}: ${message}`) };
  };

  test("finds the file beside the config, whatever the config is called", async () => {
    write(
      '{ "version": 1, "stack": "vllm-litellm", "host": { "gpus": [] }, "placements": { "vllm-shelf": ["1"] } }',
    );
    expect(await evaluate()).toEqual({ gpus: ["1"], findings: [] });
  });

  test("no file is no lock", async () => {
    expect(loadLock(config)).toEqual({ input: undefined });
    expect(await evaluate()).toEqual({ gpus: ["0"], findings: [] });
  });

  test("what a merge has left is refused, not thrown away", async () => {
    write("<<<<<<< ours\n{}\n");
    const { gpus, findings } = await evaluate();
    expect(gpus).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^LOCK.UNREADABLE: gateway.lock.json could not be read: .*<<<<<<</);
  });

  test("a folder of that name is refused too", async () => {
    mkdirSync(join(folder, "gateway.lock.json"));
    expect((await evaluate()).findings).toEqual([
      "LOCK.UNREADABLE: gateway.lock.json could not be read: EISDIR: illegal operation on a directory, read",
    ]);
  });
});
