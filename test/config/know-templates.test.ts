import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateGateway, evaluateInput } from "../../config";
import { textsBeside } from "../../config/load-text";
import { changedWorkloads, Template } from "../template";
import { synthesise } from "../examples";
import { engine, reader } from "./fixtures/fixture";

const input = engine({ preset: "qwen-30b", replicas: 2, chatTemplate: "templates/own.jinja" });

function result(text: string, given: unknown = input) {
  const { result: found, findings } = evaluateInput(given, {
    readText: reader({ "templates/own.jinja": text }),
  });
  if (!found) throw new Error(JSON.stringify(findings));
  return found;
}

describe("U3: a chat template", () => {
  const text = "{% for message in messages %}${message}\n{% endfor %}";

  test("is given to the engine by its path, and mounted as it is", () => {
    const { plan, artefacts } = result(text);
    for (const { argv, files } of plan.workloads.filter(({ role }) => role === "vllm")) {
      expect(argv[argv.indexOf("--chat-template") + 1]).toBe("/etc/vllm/chat-template.jinja");
      expect(files).toEqual([{ path: "/etc/vllm/chat-template.jinja", artefact: "chat-template:shelf" }]);
    }
    expect(artefacts["chat-template:shelf"]).toBe(text);
  });

  test("travels with the container, and an edit replaces the engines of its model only", () => {
    const synthesised = (content: string) => new Template(synthesise(result(content)));
    const before = synthesised(text);
    expect(before.container("vllm-shelf").upload).toEqual([
      {
        file: "/etc/vllm/chat-template.jinja",
        content: "{% for message in messages %}$${message}\n{% endfor %}",
        permissions: "0444",
      },
    ]);
    expect(changedWorkloads(before, synthesised(`${text} `))).toEqual(["vllm-shelf", "vllm-shelf-2"]);
  });

  test("without one nothing is said and nothing mounted", () => {
    const { plan, artefacts } = result("", engine({ preset: "qwen-30b" }));
    const [first] = plan.workloads;
    expect(first?.argv).not.toContain("--chat-template");
    expect(first?.files).toEqual([]);
    expect(Object.keys(artefacts).filter((name) => name.startsWith("chat-template"))).toEqual([]);
  });
});

describe("files beside the config", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "texts-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test("are read relative to its folder", async () => {
    mkdirSync(join(folder, "templates"));
    writeFileSync(join(folder, "templates", "own.jinja"), "{{ messages }}\n");
    writeFileSync(join(folder, "gateway.config.json"), JSON.stringify(input));
    const evaluated = await evaluateGateway(join(folder, "gateway.config.json"));
    expect(evaluated.findings).toEqual([]);
    expect(evaluated.result?.artefacts["chat-template:shelf"]).toBe("{{ messages }}\n");
  });

  test("that cannot be read are a reason, not an exception", () => {
    const read = textsBeside(join(folder, "gateway.config.json"));
    expect(read("none.jinja")).toEqual({ problem: "there is no such file" });
    expect(read(".")).toEqual({ problem: "it is a folder" });
  });
});
