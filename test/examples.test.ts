/** The examples as a reader finds them: a README each, commands that exist, a row in the table; and those without a config file. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { createProgram } from "../bin/program";
import { evaluateGateway, findConfig } from "../config";
import { exampleFolders, exampleNames, root, synthesise } from "./examples";
import { processTerminal } from "../bin/process-terminal";

const read = (...path: string[]) => readFileSync(join(root, "examples", ...path), "utf8");
const program = createProgram(processTerminal(), () => undefined);

test("the table has a row for each, in the order of names, and no other", () => {
  const rows = [...read("README.md").matchAll(/^\| \[([a-z-]+)\]\(([a-z-]+)\) /gm)];
  expect(rows.map(([, name]) => name)).toEqual(exampleFolders());
  expect(rows.filter(([, name, target]) => name !== target)).toEqual([]);
});

test("what the project promises is there", () => {
  const promised = [
    ...["dgx-three-models", "dgx-spark", "two-tenants", "replicas-and-fallbacks", "cloud-fallback"],
    ...["multi-provider", "key-rotation", "embeddings-and-rerank", "speech", "air-gapped", "env-only"],
    ...["existing-network", "constructs-only", "laptop-cpu"],
  ];
  expect(exampleFolders()).toEqual(expect.arrayContaining(promised));
  const without = exampleFolders().filter((name) => !exampleNames().includes(name));
  expect(without).toEqual(["constructs-only", "env-only"]);
});

/** Verb and options of a line of shell, as the program knows them. */
function unknownWords(line: string): readonly string[] {
  const words = line.replace(/ [<>#|&].*$/, "").split(" ");
  let command: Command = program;
  return words.flatMap((word) => {
    const child = command.commands.find((one) => one.name() === word);
    if (child) command = child;
    else if (command === program || command.registeredArguments.length + command.options.length === 0)
      return [word];
    if (!word.startsWith("--")) return [];
    return command.options.some(({ long }) => long === word.split("=")[0]) ? [] : [word];
  });
}

describe.each(exampleFolders())("examples/%s/README.md", (name) => {
  const page = existsSync(join(root, "examples", name, "README.md")) ? read(name, "README.md") : "";

  test("has a heading, about ten lines, and commands", () => {
    const lines = page.split("\n").filter((line) => line !== "");
    expect(lines[0]).toMatch(/^# /);
    expect(lines.length).toBeGreaterThanOrEqual(6);
    expect(lines.length).toBeLessThanOrEqual(16);
    expect(page).toMatch(/```(sh|bash)\n/);
  });

  test("names verbs, options and files that there are", () => {
    const commands = [...page.matchAll(/\bnpx llm-gateway ([^\n`]+)/g)].map(([, words = ""]) => words);
    expect(commands.flatMap(unknownWords)).toEqual([]);
    const files = [...page.matchAll(/examples\/[a-z-]+\/[a-z.-]+\.(?:ts|ya?ml)/g)].map(([file]) => file);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(files.filter((file) => !file.startsWith(`examples/${name}/`))).toEqual([]);
    expect(page).toMatch(/npx (llm-gateway|cdktf) /);
  });
});

test("env-only: the file of variables is a whole config without a mistake, and synthesises", async () => {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  try {
    cpSync(join(root, "examples/env-only/.env.example"), join(folder, ".env"));
    const { findings, result } = await evaluateGateway(findConfig(folder, undefined, {}));
    if (!result) throw new Error(JSON.stringify(findings));
    expect(findings).toEqual([]);
    expect(result.plan.routes.map(({ model }) => model).toSorted()).toEqual(["deepseek-v3.2", "gpt-5"]);
    expect(result.plan.url).toBe("http://127.0.0.1:8805");
    expect(synthesise(result)).toContain('"gateway_url": "gateway_url"');
    const { app } = JSON.parse(read("env-only/cdktf.json")) as { readonly app: string };
    expect(existsSync(join(root, "examples/env-only", app.replace("node --import tsx ", "")))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("constructs-only: an engine and a proxy on a network of its own, and no other service", async () => {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = folder;
  try {
    await import("../examples/constructs-only/main.js");
    const text = readFileSync(join(folder, "stacks/assistant/cdk.tf.json"), "utf8");
    const { resource } = JSON.parse(text) as {
      resource: Record<string, Record<string, { name: string; networks_advanced?: object }>>;
    };
    const containers = Object.values(resource.docker_container ?? {});
    const running = containers.filter((one) => one.networks_advanced !== undefined);
    expect(running.map((one) => one.name).toSorted()).toEqual([
      expect.stringMatching(/^assistant-proxy/),
      "assistant-vllm-gpt-oss-20b",
    ]);
    expect(Object.values(resource.docker_network ?? {}).map((one) => one.name)).toEqual(["assistant"]);
  } finally {
    if (before === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = before;
    rmSync(folder, { recursive: true });
  }
});
