import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCheckpoint, loadFolder } from "../../config/load-checkpoint";
import { safetensorsFile, withHeader } from "./checkpoint/tensors";
import { smallCheckpoint, smallConfig, writeFiles, writeModel } from "./model-folder";

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "checkpoint-"));
  folder = join(base, "model");
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const index = "model.safetensors.index.json";
const second = "model-00002-of-00002.safetensors";

describe("a model's folder", () => {
  test("with an index and two shards is read to the byte", () => {
    writeModel(folder);
    expect(loadFolder(folder)).toEqual({ checkpoint: smallCheckpoint });
  });

  test("without an index is all its safetensors files, but no second copy in Mistral's form", () => {
    writeModel(folder);
    unlinkSync(join(folder, index));
    writeFiles(folder, {
      "consolidated.safetensors": safetensorsFile({ a: ["BF16", 999] }),
      "README.md": "",
    });
    expect(loadFolder(folder)).toEqual({ checkpoint: smallCheckpoint });
  });

  test("says its quantisation in a file of its own", () => {
    writeFiles(folder, {
      "config.json": JSON.stringify(smallConfig),
      "hf_quant_config.json": JSON.stringify({
        producer: { name: "modelopt" },
        quantization: { quant_algo: "FP8" },
      }),
      "model.safetensors": safetensorsFile({ "model.layers.0.mlp.up_proj.weight": ["F8_E4M3", 8, 8] }),
    });
    expect(loadFolder(folder)).toMatchObject({ checkpoint: { weights: { format: "fp8" }, parameters: 64 } });
  });

  test("with weights of a terabyte is read as fast: only its headers are", () => {
    writeModel(folder);
    const gigantic = { big: { dtype: "BF16", shape: [2 ** 39], data_offsets: [0, 2 ** 40] } };
    const head = withHeader(JSON.stringify(gigantic), 0);
    writeFiles(folder, { [second]: head });
    truncateSync(join(folder, second), head.length + 2 ** 40);
    expect(loadFolder(folder)).toMatchObject({
      checkpoint: { weights: { fileGiB: 1024 + 32_768 / 1024 ** 3 } },
    });
  });
});

describe("what is broken, missing or hostile is a reason, never an exception", () => {
  const cases: readonly (readonly [string, () => void, string])[] = [
    ["an empty folder", () => unlinkAll(), "no config.json"],
    ["no weights", () => unlinkAll("config.json"), "no *.safetensors file"],
    [
      "a config.json that is no JSON",
      () => writeFiles(folder, { "config.json": "{" }),
      "config.json holds no JSON object",
    ],
    [
      "a config.json that is a list",
      () => writeFiles(folder, { "config.json": "[]" }),
      "config.json holds no JSON object",
    ],
    ["a config.json that is a folder", () => replace("config.json", mkdirSync), "config.json is no file"],
    [
      "a config.json that is a device",
      () => replace("config.json", (path) => symlinkSync("/dev/zero", path)),
      "config.json is no file",
    ],
    [
      "a config.json that is a pipe",
      () => replace("config.json", (path) => spawnSync("sh", ["-c", `mkfifo "$0"`, path])),
      "config.json is no file",
    ],
    [
      "a config.json without end",
      () => truncateSync(join(folder, "config.json"), 2 ** 30),
      "config.json has 1073741824 bytes, more than any model's",
    ],
    [
      "a shard that is missing",
      () => unlinkSync(join(folder, second)),
      `"${second}" is not there (is it still downloading?)`,
    ],
    [
      "a shard that is cut short",
      () => truncateSync(join(folder, second), 1000),
      `"${second}" is cut short: 789 bytes of weights, its header speaks of 32896 (is it still downloading?)`,
    ],
    [
      "a shard that is empty",
      () => truncateSync(join(folder, second), 0),
      `"${second}" is too short to hold a header`,
    ],
    [
      "a shard that is something else",
      () => writeFiles(folder, { [second]: "PK\u0003\u0004 an archive" }),
      `"${second}" is no safetensors file: its header would have 2336912046786039000 bytes`,
    ],
    [
      "a shard that is a pointer",
      () => writeFiles(folder, { [second]: "version https://git-lfs.github.com/spec/v1\n" }),
      `"${second}" is a Git LFS pointer, not the file itself (\`git lfs pull\` brings it)`,
    ],
    [
      "a shard that is a pipe",
      () => replace(second, (path) => spawnSync("sh", ["-c", `mkfifo "$0"`, path])),
      `"${second}" is no file`,
    ],
    ["an index of nothing", () => writeFiles(folder, { [index]: "{}" }), `${index} has no weight_map`],
    [
      "an index that leads outside",
      () => writeFiles(folder, { [index]: '{"weight_map":{"a":"../secret.safetensors"}}' }),
      `${index} names "../secret.safetensors", which is no file beside it`,
    ],
    [
      "an index of other files",
      () => writeFiles(folder, { [index]: '{"weight_map":{"a":"config.json"}}' }),
      `${index} names "config.json", which is no file beside it`,
    ],
    [
      "an index with numbers",
      () => writeFiles(folder, { [index]: '{"weight_map":{"a":7}}' }),
      `${index} names "7", which is no file beside it`,
    ],
  ];

  test.each(cases)("%s", (_, spoil, problem) => {
    writeModel(folder);
    spoil();
    expect(loadFolder(folder)).toEqual({ problem });
  });

  test("a file instead of a folder", () => {
    writeFiles(base, { model: "" });
    expect(loadFolder(folder)).toEqual({ problem: "is no folder" });
  });

  function unlinkAll(...kept: readonly string[]): void {
    rmSync(folder, { recursive: true });
    writeFiles(folder, kept.includes("config.json") ? { "config.json": JSON.stringify(smallConfig) } : {});
  }

  function replace(file: string, make: (path: string) => unknown): void {
    rmSync(join(folder, file));
    make(join(folder, file));
  }
});

describe("where an engine's files lie", () => {
  const commit = "0123456789abcdef";
  const weightsDir = () => join(base, "weights");
  const repository = () => join(weightsDir(), "hub", "models--shelf--small");
  const load = (source: string, revision: string | null = null) =>
    loadCheckpoint({ source, revision, weightsDir: weightsDir() });

  /** As a download leaves it: names in a snapshot lead to blobs. */
  function download(): void {
    const snapshot = join(repository(), "snapshots", commit);
    writeModel(join(base, "blobs"));
    mkdirSync(snapshot, { recursive: true });
    for (const file of ["config.json", index, "model-00001-of-00002.safetensors", second])
      symlinkSync(join(base, "blobs", file), join(snapshot, file));
    writeFiles(join(repository(), "refs"), { main: `${commit}\n` });
  }

  test("an absolute path", () => {
    writeModel(folder);
    expect(load(folder)).toEqual({ checkpoint: smallCheckpoint });
    expect(load(join(base, "elsewhere"))).toBeUndefined();
  });

  test("a download, by its branch and by its commit", () => {
    download();
    expect(load("shelf/small")).toEqual({ checkpoint: smallCheckpoint });
    expect(load("shelf/small", commit)).toEqual({ checkpoint: smallCheckpoint });
    expect(loadFolder(repository())).toEqual({ checkpoint: smallCheckpoint });
  });

  test.each([
    ["shelf/other", null],
    ["shelf/small", "other"],
    ["shelf/../../small", null],
    ["shelf/small", "../main"],
    ["", null],
  ])("%j at %j is not there", (source, revision) => {
    download();
    expect(load(source, revision)).toBeUndefined();
  });

  test("a branch that leads outside is not followed", () => {
    download();
    writeModel(join(base, "secret"));
    writeFiles(join(repository(), "refs"), { main: "../../../../secret" });
    expect(load("shelf/small")).toBeUndefined();
  });

  test("a download that is not complete", () => {
    download();
    unlinkSync(join(base, "blobs", second));
    expect(load("shelf/small")).toEqual({ problem: `"${second}" is not there (is it still downloading?)` });
  });
});
