import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateGateway } from "../../config";
import { evaluateInput } from "../../config/evaluate";
import type { CheckpointReader } from "../../config/know-checkpoints";
import { synthesise } from "../examples";
import type { Result } from "../examples";
import { engine } from "./fixtures/fixture";
import { smallCheckpoint, writeFiles, writeModel } from "./model-folder";

type Sized = Readonly<Record<string, number>>;

/** Says of each source how many GiB its weights have. */
function sizes(bySource: Sized): CheckpointReader {
  return ({ source }) => {
    const fileGiB = bySource[source];
    if (fileGiB === undefined) return undefined;
    return { checkpoint: { ...smallCheckpoint, weights: { format: "16bit", fileGiB } } };
  };
}

function result(input: unknown, read?: CheckpointReader): Result {
  const { result: found, findings } = evaluateInput(input, read);
  if (!found) throw new Error(JSON.stringify(findings));
  return found;
}

const memoryOf = ({ plan }: Result) => plan.workloads.flatMap(({ memory }) => memory);
const codes = (input: unknown, read?: CheckpointReader) =>
  evaluateInput(input, read).findings.map(({ code }) => code);

describe("an unknown model", () => {
  const own = engine({ source: "shelf/small" });

  test("is planned with what its files say", () => {
    const read = sizes({ "shelf/small": 10 });
    expect(codes(own)).toEqual(["FIT.UNKNOWN"]);
    expect(codes(own, read)).toEqual([]);
    expect(memoryOf(result(own, read))).toMatchObject([{ weightsGiB: 10, maxModelLen: 4096 }]);
  });

  test("is refused when its files say that it does not fit", () => {
    expect(codes(own, sizes({ "shelf/small": 1000 }))).toEqual(["FIT.WEIGHTS"]);
  });

  test("keeps the reason when its files do not help, where anybody asked", () => {
    const broken: CheckpointReader = () => ({ problem: "no luck today" });
    expect(codes(own, broken)).toEqual(["FIT.UNREADABLE"]);
    expect(codes(engine({ source: "shelf/small", fit: "off" }), broken)).toEqual([]);
    expect(
      codes(engine({ source: "shelf/small", maxModelLen: 4096, weightsGiB: 1, kvBytesPerToken: 1 }), broken),
    ).toEqual([]);
  });

  test("is not looked for on another machine", () => {
    const host = { preset: "dgx-h100", docker: { endpoint: "ssh://ops@dgx-1" } };
    const read = jest.fn(() => undefined);
    evaluateInput(engine({ source: "shelf/small" }, host), read);
    expect(read).not.toHaveBeenCalled();
  });

  test("is looked for where the engine will find it", () => {
    const read = jest.fn(() => undefined);
    const host = {
      preset: "dgx-h100",
      weightsDir: "/srv/w",
      docker: { endpoint: "unix:///run/docker.sock" },
    };
    evaluateInput(engine({ source: "shelf/small", revision: "v2" }, host), read);
    expect(read.mock.calls).toEqual([[{ source: "shelf/small", revision: "v2", weightsDir: "/srv/w" }]]);
  });
});

describe("stated, preset, files: the first that is there", () => {
  const stated = { ...smallCheckpoint, weights: { format: "16bit", fileGiB: 7 } };
  const from = (vllm: object, read?: CheckpointReader) => {
    const found = result(engine(vllm), read).config.models[0]?.vllm;
    return [found?.checkpointFrom, found?.checkpoint?.weights.fileGiB];
  };

  test("stated before files", () => {
    expect(from({ source: "shelf/small", checkpoint: stated }, sizes({ "shelf/small": 9 }))).toEqual([
      "config",
      7,
    ]);
  });

  test("stated before a preset, which gives the rest", () => {
    expect(from({ preset: "gpt-oss-20b", checkpoint: { ...stated, contextWindow: 131_072 } })).toEqual([
      "config",
      7,
    ]);
  });

  test("a preset before files", () => {
    expect(from({ preset: "gpt-oss-20b" }, sizes({ "openai/gpt-oss-20b": 9 }))).toEqual(["preset", 12.82]);
  });

  test("files, else nothing", () => {
    expect(from({ source: "shelf/small" }, sizes({ "shelf/small": 9 }))).toEqual(["files", 9]);
    expect(from({ source: "shelf/small" })).toEqual([null, undefined]);
  });
});

describe("D11: what only files say changes nothing that is compiled", () => {
  const model = (name: string, more: object = {}) => ({ vllm: { source: `shelf/${name}`, ...more } });
  const input = {
    host: { preset: "dgx-h100" },
    // Placed by size where the size is known: the largest first.
    models: {
      a: model("a"),
      b: model("b"),
      c: model("c", { gpus: 2, maxModelLen: 2048 }),
      d: model("d", { replicas: 2 }),
    },
    routing: { fallbacks: { a: ["b"], c: ["d"] } },
  };
  const compiled = (read?: CheckpointReader) => {
    const found = result(input, read);
    return {
      terraform: synthesise(found),
      artefacts: found.artefacts,
      argv: found.plan.workloads.map(({ argv }) => argv),
    };
  };

  test("with the files, with others, and without any", () => {
    const without = compiled();
    const some = sizes({ "shelf/a": 1, "shelf/b": 20, "shelf/c": 3, "shelf/d": 40 });
    const other = sizes({ "shelf/d": 2, "shelf/b": 1, "shelf/a": 30 });
    expect(memoryOf(result(input, some)).length).toBeGreaterThan(memoryOf(result(input, other)).length);
    for (const read of [some, other]) expect(compiled(read)).toEqual(without);
  });

  test("the test can fail: numbers in the config do decide who sits where", () => {
    const sized = {
      ...input,
      models: { ...input.models, b: model("b", { weightsGiB: 50, kvBytesPerToken: 1024 }) },
    };
    expect(synthesise(result(sized))).not.toBe(compiled().terraform);
  });
});

describe("evaluateGateway", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "know-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function planned(source: string) {
    const file = join(folder, "gateway.config.json");
    writeFileSync(file, JSON.stringify(engine({ source }, { preset: "dgx-h100", weightsDir: folder })));
    const { findings, result: found } = await evaluateGateway(file);
    return { codes: findings.map(({ code }) => code), checkpoint: found?.config.models[0]?.vllm?.checkpoint };
  }

  test("reads the folder that the source names", async () => {
    writeModel(join(folder, "model"));
    expect(await planned(join(folder, "model"))).toEqual({ codes: [], checkpoint: smallCheckpoint });
  });

  test("reads a download in the host's folder of weights", async () => {
    const repository = join(folder, "hub/models--shelf--small");
    writeModel(join(repository, "snapshots/c0ffee"));
    writeFiles(join(repository, "refs"), { main: "c0ffee" });
    expect(await planned("shelf/small")).toEqual({ codes: [], checkpoint: smallCheckpoint });
  });

  test("says nothing new where nothing is", async () => {
    expect(await planned(join(folder, "elsewhere"))).toEqual({ codes: ["FIT.UNKNOWN"], checkpoint: null });
    expect(await planned("shelf/small")).toEqual({ codes: ["FIT.UNKNOWN"], checkpoint: null });
  });
});
