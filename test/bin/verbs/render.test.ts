import { readdirSync, statSync } from "node:fs";
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
      "Caddyfile",
      "gateway_answers.py",
      "generated-config.yaml",
      "prometheus.yml",
      "request_log.py",
      "request_log_writer.py",
      "rules.yml",
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

  test("S0-15: compose and docker come with every file that they mount", async () => {
    for (const [name, file] of [
      ["compose", "compose.yaml"],
      ["docker", "docker-run.sh"],
    ] as const) {
      const { code } = await place.run("render", name, "--out", name);
      expect(code).toBe(0);
      const files = [
        "generated-config.yaml",
        "gateway_answers.py",
        "request_log.py",
        "request_log_writer.py",
        "Caddyfile",
        "prometheus.yml",
        "rules.yml",
        "database-roles.sql",
      ];
      expect(readdirSync(join(place.directory, name)).toSorted()).toEqual([...files, file].toSorted());
      const text = place.read(`${name}/${file}`);
      for (const mounted of files) expect(text).toContain(`./${mounted}`);
    }
    expect(place.read("compose/generated-config.yaml")).toBe((await result())?.artefacts.litellm);
    expect(statSync(join(place.directory, "docker/docker-run.sh")).mode & 0o777).toBe(0o755);
    expect((await place.run("render", "compose")).out).toBe(place.read("compose/compose.yaml"));
  });

  test("U3: vllm comes with the chat templates of its engines", async () => {
    place.write("own.jinja", "{{ messages }}\n");
    const config = place.read("gateway.config.yaml");
    place.write("gateway.config.yaml", config.replace("vllm: {", "vllm: { chatTemplate: own.jinja,"));
    const { code, err } = await place.run("render", "vllm", "--out", "engines");
    expect(err).not.toContain("✖");
    expect(code).toBe(0);
    expect(readdirSync(join(place.directory, "engines")).toSorted()).toEqual([
      "chat-template-tiny.jinja",
      "vllm.sh",
    ]);
    expect(place.read("engines/chat-template-tiny.jinja")).toBe("{{ messages }}\n");
    expect(place.read("engines/vllm.sh")).toContain("--chat-template /etc/vllm/chat-template.jinja");
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
