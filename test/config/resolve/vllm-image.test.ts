import { evaluateInput } from "../../../config";
import { evaluated } from "../fixtures/evaluated";
import { engine } from "../fixtures/fixture";

const own = { source: "/w", fit: "off" };

function resolved(vllm: object, rest: object = {}, host?: object) {
  const { models } = evaluated({ ...engine({ ...own, ...vllm }, host), ...rest }).config;
  const [model] = models;
  return [model?.vllm?.image, model?.vllm?.version];
}

describe("the table that applies to an engine", () => {
  test.each([
    ["the pinned one", {}, {}, ["vllm/vllm-openai:v0.32.0", "0.32.0"]],
    [
      "that of versions.vllm, with its image",
      {},
      { versions: { vllm: "0.31.0" } },
      ["vllm/vllm-openai:v0.31.0", "0.31.0"],
    ],
    [
      "that of the image's tag",
      { image: "vllm/vllm-openai:v0.31.0" },
      {},
      ["vllm/vllm-openai:v0.31.0", "0.31.0"],
    ],
    [
      "that of the tag, whatever versions.vllm says",
      { image: "shelf/own:0.32.0-cu129" },
      { versions: { vllm: "0.31.0" } },
      ["shelf/own:0.32.0-cu129", "0.32.0"],
    ],
    [
      "that of the tag of images.vllm",
      {},
      { images: { vllm: "shelf/own:v0.31.0" } },
      ["shelf/own:v0.31.0", "0.31.0"],
    ],
    [
      "that of versions.vllm for a tag that names none",
      { image: "shelf/own:latest" },
      { versions: { vllm: "0.31.0" } },
      ["shelf/own:latest", "0.31.0"],
    ],
    [
      "that of versions.vllm for a tag of an unknown version",
      { image: "shelf/own:v0.30.0" },
      { versions: { vllm: "0.31.0" } },
      ["shelf/own:v0.30.0", "0.31.0"],
    ],
    [
      "the pinned one for a tag of an unknown version",
      { image: "shelf/own:v0.33.0" },
      {},
      ["shelf/own:v0.33.0", "0.32.0"],
    ],
  ])("is %s", (_, vllm, rest, expected) => {
    expect(resolved(vllm, rest)).toEqual(expected);
  });

  test("on a CPU host too", () => {
    expect(resolved({}, { versions: { vllm: "0.31.0" } }, { preset: "cpu" })).toEqual([
      "vllm/vllm-openai-cpu:v0.31.0",
      "0.31.0",
    ]);
  });
});

describe("one flag, two versions", () => {
  const codes = (image: string, engineArgs: object, env: object = {}) =>
    evaluateInput(engine({ ...own, image, engineArgs, env })).findings.map(({ code }) => code);
  const older = "vllm/vllm-openai:v0.31.0";
  const newer = "vllm/vllm-openai:v0.32.0";

  test.each([
    ["a flag that only 0.32.0 has", { "custom-histogram-buckets": {} }, {}, ["VLLM.FLAG_UNKNOWN"], []],
    ["a choice that only 0.31.0 has", { "mamba-cache-mode": "all" }, {}, [], ["VLLM.FLAG_VALUE"]],
    ["a bound of 0.32.0", { "max-num-scheduled-tokens": 0 }, {}, [], ["VLLM.FLAG_VALUE"]],
    ["a variable that 0.32.0 lost", {}, { VLLM_ENGINE_ITERATION_TIMEOUT_S: "9" }, [], ["VLLM.ENV_REMOVED"]],
    [
      "a parser of 0.32.0",
      { "tool-parser-plugin": "", "attention-backend": "ULTRAQUANT" },
      {},
      ["VLLM.VALUE_UNKNOWN"],
      [],
    ],
  ])("%s", (_, engineArgs, env, onOlder, onNewer) => {
    expect(codes(older, engineArgs, env)).toEqual(onOlder);
    expect(codes(newer, engineArgs, env)).toEqual(onNewer);
  });

  test("the command line is written from the engine's own table", () => {
    const argv = (image: string) =>
      evaluated(engine({ ...own, image, engineArgs: { cc: { mode: 3 } } })).plan.workloads.find(
        ({ role }) => role === "vllm",
      )?.argv;
    expect(argv(older)).toEqual(argv(newer));
    expect(argv(older)).toEqual(expect.arrayContaining(["--compilation-config", '{"mode":3}']));
  });
});

test.each([
  [{ vllm: "0.30.0" }, "versions.vllm", 'got "0.30.0", allowed: "0.31.0", "0.32.0"'],
  [{ litellm: "1.82.0" }, "versions.litellm", 'got "1.82.0", allowed: "1.106.2", "1.109.1"'],
])("versions %j is refused", (versions, path, message) => {
  const { findings } = evaluateInput({ ...engine(own), versions });
  expect(findings.map((finding) => [finding.code, finding.path, finding.message])).toEqual([
    ["SHAPE.NOT_ALLOWED", path, message],
  ]);
});
