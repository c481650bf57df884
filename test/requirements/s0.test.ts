/** What is asked for by users of a launcher, and has its proof nowhere else. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { evaluated, routeOf, workloadOf } from "../config/fixtures/evaluated";
import { far, withFar } from "../config/fixtures/fixture";
import { exampleNames, goldenFolder } from "../examples";
import { workplace } from "../bin/workplace";

const compiled = (input: unknown) => parse(evaluated(input).artefacts.litellm) as Record<string, unknown>;

test("S0-02: one model is written like several, in a list of one", () => {
  expect(compiled({ models: { primary: far } }).model_list).toMatchObject([{ model_name: "primary" }]);
});

test("S0-04: each model has its own address", () => {
  const at = (apiBase: string) => ({ upstream: { model: "m", apiBase, apiKeys: ["FAR_KEY"] } });
  const bases = ["https://a.example.net/v1", "https://b.example.net/v1"] as const;
  const models = { a: at(bases[0]), b: at(bases[1]) };
  expect(bases.map((_, index) => routeOf({ models }, "ab"[index] ?? "").deployments[0]?.apiBase)).toEqual(
    bases,
  );
});

test.each([true, false])("S0-06: dropParams %s is in the YAML as a boolean", (dropParams) => {
  expect(compiled(withFar({ proxy: { dropParams } })).litellm_settings).toMatchObject({
    drop_params: dropParams,
  });
  expect(compiled(withFar({})).litellm_settings).toMatchObject({ drop_params: true });
});

test("S0-08: port, workers and debugging are on the command line once, the address on the edge", () => {
  const input = withFar({ proxy: { port: 8400, bind: "127.0.0.2", workers: 3, logLevel: "detailed" } });
  const { argv } = workloadOf(input, "vllm-litellm-proxy");
  for (const flag of ["--port", "--num_workers", "--detailed_debug"])
    expect(argv.filter((word) => word === flag)).toHaveLength(1);
  expect(argv[argv.indexOf("--num_workers") + 1]).toBe("3");
  expect(workloadOf(input, "vllm-litellm-edge").ports).toMatchObject([{ bind: "127.0.0.2", port: 8400 }]);
});

test.each<[string, object, object, number]>([
  ["the preset alone", {}, {}, 131_072],
  ["the file's defaults before the preset", { maxModelLen: 8192 }, {}, 8192],
  ["the model's own before both", { maxModelLen: 8192 }, { maxModelLen: 4096 }, 4096],
])("S0-09: %s", (_, vllm, own, expected) => {
  const { config } = evaluated({
    host: { preset: "dgx-h100" },
    defaults: { vllm },
    models: { a: { vllm: { preset: "gpt-oss-20b", ...own } } },
  });
  expect(config.models[0]).toMatchObject({ vllm: { maxModelLen: expected } });
});

describe("S0-12: the generated YAML", () => {
  const place = workplace("cpu.yaml");
  afterAll(() => place.remove());

  test("is printed without Docker, without Terraform and without one secret", async () => {
    place.environment.PATH = "/nowhere";
    const { code, out } = await place.run("render", "litellm");
    expect(code).toBe(0);
    expect(parse(out)).toHaveProperty("model_list");
    expect(place.calls("version")).toEqual([]);
  });
});

test("S0-14: no compiled file says set_verbose or streams by default", () => {
  const files = exampleNames().flatMap((name) =>
    readdirSync(join(goldenFolder, name)).map((file) => join(goldenFolder, name, file)),
  );
  expect(files.length).toBeGreaterThan(20);
  const wrong = files.filter((file) =>
    /set_verbose|"stream": ?true|stream: true/.test(readFileSync(file, "utf8")),
  );
  expect(wrong).toEqual([]);
});
