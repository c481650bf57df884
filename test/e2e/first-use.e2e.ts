/** The first minutes of a new user: the packed tarball in an empty folder, `init`, `check`, `synth`; and what a shell completes. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { exact, npm, pack, peers } from "./packed";
import { installMissing } from "./rig/apt";
import { run } from "./run";

jest.setTimeout(600_000);

const folder = mkdtempSync(join(tmpdir(), "first-use-"));
const project = join(folder, "gateway");
const bin = join(project, "node_modules/.bin");
const there = { cwd: project };
const read = (file: string) => readFileSync(join(project, file), "utf8");
const flags = ["--host", "cpu", "--model", "gpt-5-mini", "--name", "first", "--port", "4123", "--yes"];
const written = [
  ...["gateway.config.ts", ".env", ".env.template", ".gitignore", "README.md", "cdktf.json"],
  ".github/workflows/gateway.yml",
];

beforeAll(async () => {
  await installMissing({ zsh: "zsh", fish: "fish" });
  const { filename } = await pack(folder);
  mkdirSync(project);
  await npm(project, "install", join(folder, filename), ...peers, exact("cdktf-cli"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("init, check, synth", () => {
  let seconds = 0;
  let said = "";
  beforeAll(async () => {
    const start = performance.now();
    for (const args of [
      ["llm-gateway", "init", ...flags],
      ["llm-gateway", "check"],
      ["cdktf", "synth"],
    ]) {
      const { output } = await run("npx", ["--no-install", ...args], there);
      said += output;
    }
    seconds = (performance.now() - start) / 1000;
  });

  test("take less than a minute", () => {
    console.error(`first use: ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(60);
  });

  test("write a whole project, and nothing secret", () => {
    for (const file of written) expect(said).toContain(`wrote ${file}\n`);
    expect(read("gateway.config.ts")).toContain('import { defineGateway } from "cdktf-vllm-litellm";');
    expect(statSync(join(project, ".env")).mode & 0o777).toBe(0o600);
    expect(read(".env")).toContain("OPENAI_API_KEY=\n");
    expect(read(".gitignore").split("\n")).toEqual(expect.arrayContaining([".env", "node_modules/"]));
    expect(parse(read(".github/workflows/gateway.yml"))).toMatchObject({ permissions: { contents: "read" } });
    const { app } = JSON.parse(read("cdktf.json")) as { readonly app: string };
    expect(existsSync(join(project, app.replace("node ", "")))).toBe(true);
  });

  test("check finds what only a person can know: values of secrets", async () => {
    const { stdout } = await run("npx", ["--no-install", "llm-gateway", "check", "--json"], there);
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly code: string }[] };
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["SECRET.MISSING"]));
  });

  test("synth writes the stack, with the gateway on the port that was asked for", () => {
    const stack = JSON.parse(read("cdktf.out/stacks/first/cdk.tf.json")) as {
      readonly output: { readonly gateway_url: { readonly value: string } };
    };
    expect(stack.output.gateway_url.value).toBe("http://127.0.0.1:4123");
  });

  test("what is named in the README that was written exists", () => {
    const page = read("README.md");
    expect(page).toContain("npx llm-gateway doctor");
    expect(page).toContain("`OPENAI_API_KEY`");
    for (const [, name = ""] of page.matchAll(/`(gateway\.config\.\w+|\.env)`/g))
      expect(existsSync(join(project, name))).toBe(true);
  });

  test("a second init touches nothing", async () => {
    writeFileSync(join(project, "README.md"), "mine\n");
    const before = written.map(read);
    const again = await run(join(bin, "llm-gateway"), ["init", ...flags, "--port", "5000"], there);
    for (const file of written) expect(again.output).toContain(`kept ${file}, which is there already\n`);
    expect(written.map(read)).toEqual(before);
  });
});

describe("the help", () => {
  const once = async (args: readonly string[]) => {
    const start = performance.now();
    await run(process.execPath, args);
    return performance.now() - start;
  };

  /** In turns, so that a noisy machine is noisy for both; the best of each is what the program itself takes. */
  test("takes not much longer than Node itself", async () => {
    const help: number[] = [];
    const nothing: number[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      nothing.push(await once(["-e", "0"]));
      help.push(await once([join(bin, "llm-gateway"), "--help"]));
    }
    const [fastest, node] = [Math.min(...help), Math.min(...nothing)];
    console.error(`llm-gateway --help: ${fastest.toFixed(0)} ms, node: ${node.toFixed(0)} ms`);
    expect(fastest / node).toBeLessThan(3);
    expect(fastest - node).toBeLessThan(100);
  });

  test("loads no schema, no cdktf, no charts, no verb", async () => {
    const code =
      'process.on("exit", () => console.error(Object.keys(require.cache).join("\\n"))); process.argv.splice(1, 0, ""); process.argv[2] = "--help"; require(process.env.LAUNCHER);';
    const { output } = await run(process.execPath, ["-e", code], {
      ...there,
      env: { LAUNCHER: join(project, "node_modules/cdktf-vllm-litellm/bin/llm-gateway.js") },
    });
    expect(output).toContain("/dist/bin/program.js");
    expect(output).not.toMatch(/\/node_modules\/(zod|cdktf|echarts|yaml|jiti)\/|\/dist\/bin\/verbs\//);
  });
});

describe("Tab", () => {
  const path = () => `${bin}:${process.env.PATH ?? ""}`;
  const shell = async (file: string, ...args: string[]) =>
    (await run(file, args, { ...there, env: { PATH: path() } })).stdout
      .split("\n")
      .filter((line) => line !== "");

  test("in bash completes verbs, options, values and files", async () => {
    const lines = (words: string) => {
      const list = words.split(" ");
      return `COMP_WORDS=(llm-gateway ${words.replace(/ $/, " ''")}); COMP_CWORD=${list.length}; _llm_gateway; echo "\${COMPREPLY[@]}"`;
    };
    const asked = [
      "chec",
      "check --for",
      "check --format gi",
      "check --format = gi",
      "check --config gateway.c",
    ];
    const script = ["source <(llm-gateway completion bash)", ...asked.map(lines)].join("\n");
    expect(await shell("bash", "-c", script)).toEqual([
      "check",
      "--format",
      "github",
      "github",
      "gateway.config.ts",
    ]);
    expect(
      await shell("bash", "-c", "source <(llm-gateway completion bash); complete -p llm-gateway"),
    ).toEqual(["complete -F _llm_gateway llm-gateway"]);
  });

  test("in zsh describes them", async () => {
    const script = [
      'compdef() {}; _files() { print files }; _describe() { print -l -- "${(@P)2}" }',
      "source <(llm-gateway completion zsh)",
      "words=(llm-gateway check --form); CURRENT=3; _llm_gateway",
      'words=(llm-gateway check --format ""); CURRENT=4; _llm_gateway',
      'words=(llm-gateway check --config ""); CURRENT=4; _llm_gateway',
    ].join("\n");
    expect(await shell("zsh", "-fc", script)).toEqual([
      "--format:standard output",
      ...["text", "json", "github", "sarif"],
      "files",
    ]);
  });

  test("in zsh a file on fpath answers the first Tab", async () => {
    const functions = join(folder, "functions");
    mkdirSync(functions, { recursive: true });
    await shell("bash", "-c", `llm-gateway completion zsh > ${functions}/_llm-gateway`);
    const script = [
      `fpath=(${functions} $fpath); autoload -Uz compinit; compinit -u -D`,
      'print "bound: $_comps[llm-gateway]"',
      '_files() { print files }; _describe() { print -l -- "${(@P)2}" }',
      "words=(llm-gateway check --form); CURRENT=3; _llm-gateway",
      "words=(llm-gateway snippets pytho); CURRENT=3; _llm-gateway",
    ].join("\n");
    expect(await shell("zsh", "-fc", script)).toEqual([
      "bound: _llm-gateway",
      "--format:standard output",
      ...["python", "python-plain"],
    ]);
  });

  test("in fish completes them", async () => {
    const script = [
      "llm-gateway completion fish | source",
      'complete -C "llm-gateway check --form"',
      'complete -C "llm-gateway check --format g"',
      'complete -C "llm-gateway check --config gateway.c"',
    ].join("\n");
    expect(await shell("fish", "--no-config", "-c", script)).toEqual([
      "--format\tstandard output",
      "github",
      "gateway.config.ts",
    ]);
  });
});

/** A stand-in for nvidia-smi, first on the path. */
function withGpus(output: string, code = 0): string {
  const place = join(folder, "smi", String(Math.random()).slice(2));
  const file = join(place, "nvidia-smi");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' ${output === "" ? "" : `'${output}'`}\nexit ${code}\n`);
  chmodSync(file, 0o755);
  return `${place}:${process.env.PATH ?? ""}`;
}

describe("init asks nvidia-smi which machine this is", () => {
  const h100 = Array.from({ length: 8 }, (_, i) => `${i}, GPU-${i}, NVIDIA H100 80GB HBM3, 81559, 580.65.06`);
  const cases: readonly (readonly [string, string, object, string])[] = [
    ["eight H100", h100.join("\n"), { preset: "dgx-h100" }, "gpt-oss-20b"],
    ["a DGX Spark", "0, GPU-0, NVIDIA GB10, [N/A], 580.95.05", { preset: "dgx-spark" }, "gpt-oss-20b"],
    [
      "an RTX 6000 Ada",
      "0, GPU-0, NVIDIA RTX 6000 Ada Generation, 49140, 570.86.10",
      { gpus: [{ type: "rtx-6000-ada-48gb", count: 1 }] },
      "gpt-oss-20b",
    ],
    ["none", "", { preset: "cpu" }, "gpt-5-mini"],
  ];

  test.each(cases)("%s", async (name, output, host, model) => {
    const place = join(folder, name.replaceAll(" ", "-"));
    mkdirSync(place);
    const env = { PATH: withGpus(output, output === "" ? 9 : 0) };
    const { stdout } = await run(join(bin, "llm-gateway"), ["init", "--json"], { cwd: place, env });
    const { config } = JSON.parse(stdout) as { readonly config: { host: object; models: object } };
    expect(config.host).toEqual(host);
    expect(Object.keys(config.models)).toEqual([model]);
    expect(existsSync(join(place, "gateway.config.ts"))).toBe(true);
  });
});
