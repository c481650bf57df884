import { mkdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { evaluateGateway, modelPresets, upstreamPresets } from "../../../config";
import { smallCheckpoint, writeFiles, writeModel } from "../../config/model-folder";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

let place: Workplace;
beforeEach(() => (place = workplace("cpu.yaml")));
afterEach(() => place.remove());

/** The description as it is printed: six digits are enough. */
const printed = {
  ...smallCheckpoint,
  weights: { format: "16bit", fileGiB: 0.0000611544, replicatedGiB: 1.19209e-7 },
};

describe("models", () => {
  test("lists every row of the table with its figures", async () => {
    const { code, out, err } = await place.run("models");
    const [own = "", hosted = ""] = out.trimEnd().split("\n\n");
    const [title, head, ...rows] = own.split("\n");
    expect(title).toBe("Models with a preset (vllm.preset)");
    expect(head?.trim().split(/ {2,}/)).toEqual([
      "PRESET",
      "CHECKPOINT",
      "WEIGHTS GIB",
      "CONTEXT TOKENS",
      "GPUS",
    ]);
    const expected = Object.entries(modelPresets).map(([name, { source, checkpoint, gpus }]) =>
      [name, source, checkpoint.weights.fileGiB, checkpoint.contextWindow, gpus].map(String),
    );
    expect(expected.length).toBeGreaterThan(2);
    expect(rows.map((row) => row.trim().split(/ +/))).toEqual(expected);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [farTitle, farHead, ...far] = hosted.split("\n");
    expect(farTitle).toBe("Hosted models with a preset (upstream.preset)");
    expect(farHead?.trim().split(/ {2,}/)).toEqual([
      "PRESET",
      "MODEL",
      "MODE",
      "CONTEXT TOKENS",
      "$ PER MILLION IN / OUT",
      "CAN",
    ]);
    expect(far.map((row) => row.trim().split(/ +/)[0])).toEqual(Object.keys(upstreamPresets));
    expect(far[0]?.trim().split(/ {2,}/)).toEqual([
      "gpt-5",
      "openai/gpt-5",
      "chat",
      "272000",
      "1.25 / 10",
      "vision, tools, reasoning",
    ]);
  });

  test("list is the same verb; --json prints the rows as data", async () => {
    expect((await place.run("models", "list")).out).toBe((await place.run("models")).out);
    const { out } = await place.run("models", "--json");
    const { models, hosted } = JSON.parse(out) as { models: object[]; hosted: object[] };
    expect(hosted[0]).toEqual({
      name: "gpt-5",
      model: "openai/gpt-5",
      mode: "chat",
      contextWindow: 272_000,
      pricePerMillion: { input: 1.25, output: 10, cachedInput: 0.125 },
      capabilities: ["vision", "tools", "reasoning"],
    });
    expect(models[0]).toEqual({
      name: "gpt-oss-120b",
      checkpoint: "openai/gpt-oss-120b",
      weightsGiB: 60.77,
      contextWindow: 131_072,
      gpus: 2,
    });
  });
});

describe("models add", () => {
  const entry = `small: {
  vllm: {
    source: "<here>/small",
    checkpoint: {
      architecture: "ShelfForCausalLM",
      weights: { format: "16bit", fileGiB: 0.0000611544, replicatedGiB: 1.19209e-7 },
      parameters: 32832,
      layers: [{ kind: "full", layers: 2, kvHeads: 2, headDim: 16 }],
      hiddenSize: 64,
      vocabSize: 256,
      attentionHeads: 4,
      kvHeads: 2,
      experts: null,
      intermediateSize: 128,
      contextWindow: 4096
    }
  }
}
`;

  test("prints the entry of a config, and where it belongs", async () => {
    writeModel(join(place.directory, "small"));
    expect(await place.run("models", "add", "small")).toEqual({
      code: 0,
      out: entry,
      err: "for the models of gateway.config.ts, .yaml or .json (small):\n",
    });
  });

  test.each([
    [
      "gateway.config.ts",
      (text: string) => `export default { host: { preset: "dgx-h100" }, models: {\n${text}} };`,
    ],
    [
      "gateway.config.yaml",
      (text: string) => `host: { preset: dgx-h100 }\nmodels:\n${text.replace(/^(?=.)/gm, "  ")}`,
    ],
  ])("what it prints is a right %s, and the model is known", async (file, around) => {
    writeModel(join(place.directory, "small"));
    const text = (await place.run("models", "add", "--name", "my model: 1", "small")).out;
    place.write(file, around(text));
    const { findings, result } = await evaluateGateway(join(place.directory, file));
    expect(findings).toEqual([]);
    const [model] = result?.config.models ?? [];
    expect(model?.name).toBe("my model: 1");
    expect(model?.vllm).toMatchObject({ checkpoint: printed, checkpointFrom: "config" });
  });

  test("YAML says nothing against it", async () => {
    writeModel(join(place.directory, "small"));
    const { out } = await place.run("models", "add", "small");
    const { errors, warnings } = parseDocument(`models:\n${out.replace(/^(?=.)/gm, "  ")}`);
    expect([...errors, ...warnings]).toEqual([]);
  });

  test("a repository of a Hugging Face cache is its id", async () => {
    const repository = join(place.directory, "hub/models--shelf--small");
    writeModel(join(repository, "snapshots/c0ffee"));
    writeFiles(join(repository, "refs"), { main: "c0ffee" });
    for (const folder of ["hub/models--shelf--small", "hub/models--shelf--small/snapshots/c0ffee"]) {
      const { out } = await place.run("models", "add", folder);
      expect(out).toBe(entry.replace("<here>/small", "shelf/small"));
    }
  });

  test("--preset prints a row for the table, --json both", async () => {
    writeModel(join(place.directory, "small"));
    const { out } = await place.run("models", "add", "small", "--json");
    const row = {
      source: "<here>/small",
      checkpoint: printed,
      gpus: 1,
      maxModelLen: 4096,
      maxNumSeqs: 64,
      toolCallParser: null,
      reasoningParser: null,
      loadBudgetSeconds: 900,
      minimumVllm: null,
      licence: "unknown",
      links: ["https://huggingface.co/ORGANISATION/small"],
    };
    expect(JSON.parse(out)).toEqual({
      name: "small",
      entry: { vllm: { source: "<here>/small", checkpoint: printed } },
      preset: row,
    });
    const { out: text, err } = await place.run("models", "add", "small", "--preset");
    expect(parseDocument(text).toJS()).toEqual({ small: row });
    expect(err).toBe("for a file of config/presets/models/; what only a run can tell is a guess (small):\n");
  });

  test("a large model gets the GPUs that its weights need", async () => {
    const head = JSON.stringify({ big: { dtype: "BF16", shape: [2 ** 37], data_offsets: [0, 2 ** 38] } });
    writeModel(join(place.directory, "small"));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(head.length));
    const shard = "model-00002-of-00002.safetensors";
    writeFiles(join(place.directory, "small"), { [shard]: Buffer.concat([length, Buffer.from(head)]) });
    truncateSync(join(place.directory, "small", shard), 8 + head.length + 2 ** 38);
    const { out } = await place.run("models", "add", "small", "--json");
    expect(JSON.parse(out)).toMatchObject({ preset: { gpus: 8 } });
  });
});

describe("models add refuses", () => {
  test("a folder that is not there", async () => {
    expect(await place.run("models", "add", "nowhere")).toEqual({
      code: 1,
      out: "",
      err: [
        "✖ no folder nowhere  MODEL.FOLDER_MISSING",
        "  fix: Name the folder that holds the model's config.json, such as the one that `hf download` printed.",
        "1 error in nowhere",
        "",
      ].join("\n"),
    });
  });

  test("a folder that is no model", async () => {
    mkdirSync(join(place.directory, "small"));
    expect(await place.run("models", "add", "small")).toEqual({
      code: 1,
      out: "",
      err: [
        "✖ small does not say what the model needs: no config.json  MODEL.FOLDER_UNREADABLE",
        "  fix: Complete or repair the download; if the files are whole, give weightsGiB and kvBytesPerToken instead.",
        "1 error in small",
        "",
      ].join("\n"),
    });
  });

  test("an incomplete download, as data with --json", async () => {
    writeModel(join(place.directory, "small"));
    truncateSync(join(place.directory, "small/model-00002-of-00002.safetensors"), 500);
    const { code, out } = await place.run("models", "add", "small", "--json");
    const { findings } = JSON.parse(out) as { findings: { code: string; message: string }[] };
    expect(findings.map((finding) => finding.code)).toEqual(["MODEL.FOLDER_UNREADABLE"]);
    expect(findings[0]?.message).toMatch(/is cut short: \d+ bytes of weights, its header speaks of 32896/);
    expect(code).toBe(1);
  });

  test("a command line without a folder", async () => {
    const { code, err } = await place.run("models", "add");
    expect({ code, isSaid: err.includes("missing required argument 'folder'") }).toEqual({
      code: 2,
      isSaid: true,
    });
  });
});
