/** Whatever is in a file: findings, never an exception. */
import fc from "fast-check";
import { stringify } from "yaml";
import { lintFiles } from "../../config";
import { filesOf } from "./files";

const names = ["config.yaml", "docker-compose.yml", ".env", "run.sh", "site.conf", "litellm.yml"];
const name = fc.constantFrom(...names);

const keys = fc.constantFrom(
  ...["model_list", "model_name", "litellm_params", "model", "api_key", "router_settings", "fallbacks"],
  ...["model_group_alias", "general_settings", "master_key", "litellm_settings", "cache_params", "services"],
  ...["image", "command", "environment", "healthcheck", "test", "deploy", "networks", "gpus", "include"],
);
const leaf = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    0,
    -1,
    "",
    "*",
    "os.environ/X",
    "${X}",
    "vllm/vllm-openai",
    "ghcr.io/berriai/litellm",
    "sk-1234",
  ],
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    leaf,
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(keys, tie("tree"), { maxKeys: 4 }),
  ),
}));

test("any tree under the keys of these files", () => {
  fc.assert(
    fc.property(name, fc.dictionary(keys, tree, { maxKeys: 6 }), (file, value) => {
      expect(Array.isArray(lintFiles([{ file, text: stringify(value) }]))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("any text under any name", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ file: name, text: fc.string() }), { maxLength: 3 }), (files) => {
      expect(Array.isArray(lintFiles(files))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("any beginning of a real file", () => {
  const real = ["s0", "s2", "s3", "s4"].flatMap((system) => filesOf(`import/fixtures/${system}`));
  fc.assert(
    fc.property(fc.constantFrom(...real), fc.nat(), ({ file, text }, length) => {
      const cut = text.slice(0, length % (text.length + 1));
      expect(Array.isArray(lintFiles([{ file, text: cut }]))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("the order in which files are given does not matter for what is found", () => {
  const files = filesOf("import/fixtures/s2");
  expect(lintFiles(files.toReversed())).toEqual(lintFiles(files));
});
