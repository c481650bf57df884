import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { hostFrom } from "../../../bin/init/detect";
import type { Gpu } from "../../../bin/doctor/nvidia-smi";
import { hostPresets } from "../../../config";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

jest.setTimeout(60_000);

const files = [
  ".env",
  ".env.template",
  ".github/workflows/gateway.yml",
  ".gitignore",
  "README.md",
  "cdktf.json",
  "gateway.config.ts",
];

describe("S4-02: init", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("cpu.yaml");
    smi("", 127);
  });
  afterEach(() => place.remove());

  /** A stand-in for nvidia-smi, first on the path. */
  const smi = (output: string, code = 0) => {
    place.write("fake/nvidia-smi", `#!/bin/sh\nprintf '%s' '${output}'\nexit ${code}\n`);
    chmodSync(join(place.directory, "fake/nvidia-smi"), 0o755);
    place.environment.PATH = `${join(place.directory, "fake")}:${place.environment.PATH ?? ""}`;
  };
  const written = (folder: string) =>
    readdirSync(join(place.directory, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(place.directory, folder, name)).isFile())
      .toSorted();

  test("writes config, template, gitignore, readme and a workflow; the config is one that check takes", async () => {
    const { code, err } = await place.run(
      "init",
      "new",
      "--model",
      "gpt-5-mini",
      "--name",
      "shelf",
      "--port",
      "4100",
    );
    expect(written("new")).toEqual(files);
    expect(place.read("new/gateway.config.ts")).toBe(
      [
        'import { defineGateway } from "cdktf-vllm-litellm";',
        "",
        "/** Every key: docs/config.md of the package. */",
        "export default defineGateway({",
        '  name: "shelf",',
        '  host: { preset: "cpu" },',
        '  models: { "gpt-5-mini": { upstream: { preset: "gpt-5-mini" } } },',
        "  proxy: { port: 4100 },",
        "});",
        "",
      ].join("\n"),
    );
    expect(err).toContain("wrote new/gateway.config.ts\n");
    expect(code).toBe(0);
    const check = await place.run("check", "--config", "new/gateway.config.ts", "--json");
    const { findings } = JSON.parse(check.out) as { findings: { code: string }[] };
    expect(new Set(findings.map((one) => one.code))).toEqual(new Set(["SECRET.MISSING"]));
    expect(check.code).toBe(0);
  });

  test("git ignores .env, and keeps the template; .env is its owner's alone and holds no value", async () => {
    await place.run("init", "new");
    const folder = join(place.directory, "new");
    execFileSync("git", ["init", "-q"], { cwd: folder });
    const seen = execFileSync("git", ["ls-files", "-o", "--exclude-standard"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(
      seen
        .split("\n")
        .filter((name) => name !== "")
        .toSorted(),
    ).toEqual(files.filter((name) => name !== ".env"));
    expect(statSync(join(folder, ".env")).mode & 0o777).toBe(0o600);
    expect(`${place.read("new/.env")}${place.read("new/.env.template")}`).not.toMatch(/^[A-Z_]+=./m);
    expect(place.read("new/.env.template")).toContain("\nLITELLM_MASTER_KEY=\n");
  });

  test("in a folder of a git repository the workflow lies where GitHub reads it, and works in the folder", async () => {
    execFileSync("git", ["init", "-q"], { cwd: place.directory });
    const { err, out } = await place.run("init", "ops/a b", "--json");
    const name = "../../.github/workflows/gateway-ops-a-b.yml";
    expect(err).toContain("wrote .github/workflows/gateway-ops-a-b.yml\n");
    expect((JSON.parse(out) as { written: string[] }).written).toContain(name);
    expect(parse(place.read(".github/workflows/gateway-ops-a-b.yml"))).toMatchObject({
      name: "gateway-ops-a-b",
      jobs: {
        check: {
          defaults: { run: { "working-directory": "ops/a b" } },
          steps: [
            { with: { "persist-credentials": false } },
            { with: { cache: "npm", "cache-dependency-path": "ops/a b/package-lock.json" } },
            { run: "npm ci" },
            { run: "npx llm-gateway check --format github" },
            { run: "npx cdktf synth" },
          ],
        },
      },
    });
    expect(written("ops/a b")).toEqual(files.filter((file) => !file.startsWith(".github")));
    const again = await place.run("init", "ops/a b");
    expect(again.err).toContain(`kept ${name}, which is there already\n`);
  });

  test("at the top of a git repository it needs no folder", async () => {
    execFileSync("git", ["init", "-q", "new"], { cwd: place.directory });
    await place.run("init", "new");
    const workflow = place.read("new/.github/workflows/gateway.yml");
    expect(parse(workflow)).toMatchObject({
      name: "gateway",
      jobs: { check: { "runs-on": "ubuntu-latest" } },
    });
    expect(workflow).not.toMatch(/working-directory|cache-dependency-path/);
  });

  test("never overwrites: what is there stays, a config under another name too", async () => {
    place.write(".gitignore", "node_modules\n");
    const before = place.read("gateway.config.yaml");
    const { code, err, out } = await place.run("init", "--json");
    expect(JSON.parse(out)).toMatchObject({
      config: null,
      kept: ["gateway.config.yaml", ".gitignore", "cdktf.json"],
    });
    expect(place.read("gateway.config.yaml")).toBe(before);
    expect(place.read(".gitignore")).toBe("node_modules\n");
    expect(err).toContain(".gitignore lacks cdktf.out/, .terraform/, .env, keys/, *.tfstate");
    expect(code).toBe(0);
    const again = await place.run("init", "--json");
    expect(JSON.parse(again.out)).toMatchObject({ written: [] });
  });

  test("what it writes beside a config that is there follows that config", async () => {
    place.write("gateway.config.yaml", place.read("gateway.config.yaml").replace("secrets.env", ".env"));
    rmSync(join(place.directory, "cdktf.json"));
    expect((await place.run("init", "--yes")).code).toBe(0);
    expect(place.read(".env")).toContain("\nFAR_KEY=\n");
    expect(place.read(".env.template")).toContain("\nFAR_KEY=\n");
    expect(place.read("README.md")).toContain("# shelf\n");
    expect(place.read("README.md")).toContain("`gateway.config.yaml` says what runs");
    expect(place.read("README.md")).toContain("give `FAR_KEY` a value in `.env`");
    expect(JSON.parse(place.read("cdktf.json"))).toMatchObject({ projectId: "shelf" });
  });

  test("beside a config with an env file of another name no second one is written; one with mistakes is refused", async () => {
    const { out } = await place.run("init", "--json");
    const { written: news } = JSON.parse(out) as { written: readonly string[] };
    expect(news.filter((name) => name.startsWith(".env"))).toEqual([]);
    expect(place.read("README.md")).toContain("give `FAR_KEY` a value in `secrets.env`");
    place.write("gateway.config.yaml", "models: {}\n");
    expect((await place.run("init")).code).toBe(1);
  });

  test("beside variables that make the config no file is written that would win over them", async () => {
    rmSync(join(place.directory, "gateway.config.yaml"));
    place.write(".env", "PROXY_MODEL_KEYS=far\nMODEL_FAR_ALIAS=gpt-5\n");
    rmSync(join(place.directory, "cdktf.json"));
    const { code, out } = await place.run("init", "--json");
    expect(code).toBe(0);
    const { written: news, kept } = JSON.parse(out) as Record<"written" | "kept", readonly string[]>;
    expect(news).toEqual([
      ".env.template",
      ".gitignore",
      "README.md",
      "cdktf.json",
      ".github/workflows/gateway.yml",
    ]);
    expect(kept).toEqual([".env"]);
    expect(place.read("README.md")).toContain("`.env` says what runs");
  });

  test("on a terminal it asks before it writes", async () => {
    place.confirm = false;
    expect((await place.run("init", "new")).code).toBe(1);
    expect(() => written("new")).toThrow("ENOENT");
    place.confirm = true;
    expect((await place.run("init", "new", "--format", "yaml", "--no-ci")).code).toBe(0);
    expect(written("new")).not.toContain(".github/workflows/gateway.yml");
    expect(place.read("new/gateway.config.yaml").split("\n")[0]).toBe(
      "# yaml-language-server: $schema=./node_modules/cdktf-vllm-litellm/gateway.schema.json",
    );
  });

  test("takes the host from nvidia-smi, and a model that fits it", async () => {
    const line = (index: number) => `${index}, GPU-${index}, NVIDIA H100 80GB HBM3, 81559, 580.65.06\n`;
    smi(Array.from({ length: 8 }, (_, index) => line(index)).join(""));
    const { out, err } = await place.run("init", "new", "--json");
    expect(err).toContain("host: nvidia-smi shows 8 × NVIDIA H100 80GB HBM3\n");
    expect(JSON.parse(out)).toMatchObject({
      config: {
        host: { preset: "dgx-h100" },
        models: { "gpt-oss-20b": { vllm: { preset: "gpt-oss-20b" } } },
      },
    });
  });

  test.each([
    ["0, GPU-0, NVIDIA GB10, [N/A], 580.95.05", { preset: "dgx-spark" }, "1 × NVIDIA GB10"],
    [
      "0, GPU-0, NVIDIA RTX 6000 Ada Generation, 49140, 570.86.10",
      { gpus: [{ type: "rtx-6000-ada-48gb", count: 1 }] },
      "1 × NVIDIA RTX 6000 Ada Generation",
    ],
    [
      "0, GPU-0, NVIDIA Novelty 9000, [N/A], 580.95.05",
      { preset: "cpu" },
      "1 × NVIDIA Novelty 9000, and not how much memory, so engines would run on the CPU; --host names another machine",
    ],
    [
      "No devices were found",
      { preset: "cpu" },
      "no GPU, so engines would run on the CPU; --host names another machine",
    ],
  ])("%s is a host that check takes", async (line, host, seen) => {
    smi(`${line}\n`);
    const { code, out, err } = await place.run("init", "new", "--json");
    expect(err).toContain(`host: nvidia-smi shows ${seen}\n`);
    expect(JSON.parse(out)).toMatchObject({ config: { host } });
    expect(code).toBe(0);
  });

  test("every model that is named is written: those of one short name by their whole names", async () => {
    const words = ["openrouter/x-ai/grok-4", "xai/grok-4", "gpt-5-mini", "openai/gpt-5-mini", "xai/grok-4"];
    const { code, out } = await place.run(
      "init",
      "new",
      "--json",
      ...words.flatMap((word) => ["--model", word]),
    );
    expect(JSON.parse(out)).toMatchObject({
      config: {
        models: {
          "openrouter/x-ai/grok-4": { upstream: { model: "openrouter/x-ai/grok-4" } },
          "xai/grok-4": { upstream: { model: "xai/grok-4" } },
          "gpt-5-mini": { upstream: { preset: "gpt-5-mini" } },
          "openai/gpt-5-mini": { upstream: { model: "openai/gpt-5-mini" } },
        },
      },
    });
    expect(code).toBe(0);
    expect((await place.run("check", "--config", "new/gateway.config.ts")).code).toBe(0);
  });

  test("refuses what does not fit before it writes", async () => {
    const { code, err } = await place.run("init", "new", "--host", "l4-24gb", "--model", "gpt-oss-120b");
    expect(err).toMatch(/^✖ models\.gpt-oss-120b/m);
    expect(code).toBe(1);
    expect(() => written("new")).toThrow("ENOENT");
  });

  test.each([
    [["--model", "gpt-oss-20"], 'there is no preset "gpt-oss-20"; did you mean "gpt-oss-20b"?'],
    [["--host", "dgx-h1000"], 'there is no host "dgx-h1000"; did you mean "dgx-h100"?'],
    [["--port", "http"], "A port is a number from 1 to 65535."],
  ])("%j is wrong usage", async (argv, message) => {
    const { code, err } = await place.run("init", "new", ...argv);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});

describe("hostFrom", () => {
  const card = (name: string, memoryGiB: number): Gpu => ({
    index: "0",
    uuid: "GPU-0",
    name,
    memoryGiB,
    driver: "580",
  });
  const of = (count: number, one: Gpu) => hostFrom(Array.from({ length: count }, () => one))?.host;

  test.each([
    ["NVIDIA H100 80GB HBM3", 79.6, 8, { preset: "dgx-h100" }],
    ["NVIDIA H100 80GB HBM3", 79.6, 4, { gpus: [{ type: "h100-80gb", count: 4 }] }],
    ["NVIDIA H100 PCIe", 79.6, 2, { gpus: [{ type: "h100-pcie-80gb", count: 2 }] }],
    ["NVIDIA A100-SXM4-40GB", 40, 8, { preset: "dgx-a100-40" }],
    ["NVIDIA RTX 6000 Ada Generation", 48, 1, { gpus: [{ type: "rtx-6000-ada-48gb", count: 1 }] }],
    ["NVIDIA GeForce RTX 4090", 24, 2, { gpus: [{ type: "rtx-4090-24gb", count: 2 }] }],
    ["NVIDIA GB10", Number.NaN, 1, { preset: "dgx-spark" }],
    ["NVIDIA Novelty 9000", 63.123, 1, { gpus: [{ name: "NVIDIA Novelty 9000", memoryGiB: 63.12 }] }],
  ])("%s with %d GiB × %d", (name, memoryGiB, count, expected) => {
    expect(of(count, card(name, memoryGiB))).toEqual(expected);
  });

  test("different cards are listed one by one; none is no host", () => {
    expect(hostFrom([card("NVIDIA L4", 22.5), card("NVIDIA A10", 22.5)])?.host).toEqual({
      gpus: [{ type: "l4-24gb" }, { type: "a10-24gb" }],
    });
    expect(hostFrom([])).toBeUndefined();
    expect(Object.keys(hostPresets)).toContain("dgx-spark");
  });
});
