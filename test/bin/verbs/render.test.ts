import { readdirSync } from "node:fs";
import { join } from "node:path";
import { evaluateGateway } from "../../../config";
import { engineCommands } from "../../../bin/engine-commands";
import { fixtures, workplace } from "../workplace";
import type { Workplace } from "../workplace";

describe("render", () => {
  let place: Workplace;
  beforeEach(() => (place = workplace("cpu.yaml")));
  afterEach(() => place.remove());

  const result = async () => (await evaluateGateway(join(fixtures, "cpu.yaml"))).result;

  test.each(["litellm", "prometheus", "edge"] as const)("prints %s byte for byte", async (name) => {
    const { code, out } = await place.run("render", name);
    expect(out).toBe((await result())?.artefacts[name]);
    expect(out).not.toBe("");
    expect(code).toBe(0);
  });

  test("prints one command line per engine", async () => {
    const { out } = await place.run("render", "vllm");
    const lines = out.split("\n");
    expect(lines.filter((line) => line.startsWith("#"))).toEqual([
      "# shelf-vllm-tiny",
      "# shelf-vllm-tiny-2",
      "# shelf-vllm-words",
    ]);
    expect(lines.filter((line) => line.startsWith("vllm serve /models/tiny "))).toHaveLength(2);
  });

  test("--out writes the files under the names they have in their containers, and says so", async () => {
    const { code, out, err } = await place.run(
      "render",
      "litellm",
      "vllm",
      "prometheus",
      "edge",
      "--out",
      "a/b",
    );
    expect(readdirSync(join(place.directory, "a/b")).toSorted()).toEqual([
      "generated-config.yaml",
      "haproxy.cfg",
      "prometheus.yml",
      "vllm.sh",
    ]);
    expect(place.read("a/b/generated-config.yaml")).toBe((await result())?.artefacts.litellm);
    expect(err).toContain("written: a/b/generated-config.yaml\n");
    expect({ code, out }).toEqual({ code: 0, out: "" });
  });

  test("S0-11: an own YAML comes out as it is, under its own name", async () => {
    const own = "# mine\r\nlitellm_settings: { callbacks: [prometheus] }";
    place.write("own.yaml", own);
    place.write("own.config.yaml", "proxy: { configFile: own.yaml }");
    const { code, out } = await place.run("render", "litellm", "--config", "own.config.yaml");
    expect({ code, out }).toEqual({ code: 0, out: own });
    await place.run("render", "litellm", "--config", "own.config.yaml", "--out", "a");
    expect(place.read("a/config.yaml")).toBe(own);
  });

  test("--json prints the texts by name", async () => {
    const { out } = await place.run("render", "litellm", "edge", "--json");
    const evaluated = await result();
    expect(JSON.parse(out)).toEqual({
      litellm: evaluated?.artefacts.litellm,
      edge: evaluated?.artefacts.edge,
    });
  });
});

describe("engineCommands", () => {
  test("quotes only the words that a shell would read differently", () => {
    const argv = ["a/b", "--flag", "it's", '{"x": 1}', "", "a=b,c:d"];
    const workload = { name: "vllm-a", role: "vllm", entrypoint: null, argv };
    // Only these parts of a workload are read.
    expect(engineCommands({ workloads: [workload] } as unknown as Parameters<typeof engineCommands>[0])).toBe(
      `# vllm-a\nvllm serve a/b --flag 'it'\\''s' '{"x": 1}' '' a=b,c:d\n`,
    );
  });
});
