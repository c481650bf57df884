import fc from "fast-check";
import { lockChanges, lockOf, lockText } from "../../../config";
import type { Lock } from "../../../config";
import { evaluateInput } from "../../../config/evaluate";
import { parseLock } from "../../../config/parse-lock";
import { evaluated } from "../fixtures/evaluated";

const input = {
  host: { gpus: [{ type: "h100-80gb", count: 3 }] },
  models: {
    wall: { vllm: { source: "/w/wall", fit: "off", gpus: 2 } },
    shelf: { vllm: { source: "/w/shelf", fit: "off" } },
  },
};

test("one line per engine, sorted, with a newline at the end", () => {
  expect(lockText(lockOf(evaluated(input).plan))).toBe(
    `{
  "version": 1,
  "stack": "vllm-litellm",
  "host": { "gpus": ["0", "1", "2"] },
  "placements": {
    "vllm-shelf": ["2"],
    "vllm-wall": ["0", "1"]
  }
}
`,
  );
});

test("is read as it was written, whatever the names", () => {
  const text = fc.string({ minLength: 1 }).filter((name) => name !== "__proto__");
  const lock = fc.record({
    stack: text,
    gpus: fc.uniqueArray(text),
    placements: fc.dictionary(text, fc.uniqueArray(text, { minLength: 1 })),
  });
  fc.assert(
    fc.property(lock, (written: Lock) => {
      const read = parseLock(JSON.parse(lockText(written)), written.stack);
      expect(read.findings).toEqual([]);
      expect(lockText(read.lock ?? written)).toBe(lockText(written));
      expect(read.lock?.placements).toEqual({ ...written.placements });
    }),
  );
});

test("anything at all as a lock is answered with findings, not with an exception", () => {
  fc.assert(
    fc.property(fc.anything(), (lock) => {
      const { result, findings } = evaluateInput(input, { lock });
      expect(result === undefined).toBe(findings.length > 0);
    }),
  );
});

test("a seat is kept, a scaled-down replica's entry goes, the rest of the lock stays as it is", () => {
  const lock = {
    version: 1,
    stack: "vllm-litellm",
    host: { gpus: ["0", "1", "2"] },
    placements: { "vllm-shelf": ["0"], "vllm-shelf-2": ["1"], "vllm-wall": ["2", "1"] },
  };
  const { result, findings } = evaluateInput(input, { lock });
  expect(findings).toEqual([]);
  expect(result?.plan.workloads.map(({ name, gpus }) => [name, gpus]).slice(0, 2)).toEqual([
    ["vllm-shelf", ["0"]],
    ["vllm-wall", ["2", "1"]],
  ]);
  const next = result && lockOf(result.plan);
  expect(next?.placements).toEqual({ "vllm-shelf": ["0"], "vllm-wall": ["2", "1"] });
  expect(result?.previous && next && lockChanges(result.previous, next)).toEqual([
    { workload: "vllm-shelf-2", from: ["1"], to: null },
  ]);
});

test("replan places everybody anew and still knows the lock", () => {
  const lock = {
    version: 1,
    stack: "vllm-litellm",
    host: { gpus: ["0", "1", "2"] },
    placements: { "vllm-shelf": ["0"] },
  };
  const { result, findings } = evaluateInput(input, { lock, replan: true });
  expect(findings).toEqual([]);
  expect(result?.previous?.placements).toEqual({ "vllm-shelf": ["0"] });
  expect(result && lockOf(result.plan).placements).toEqual({ "vllm-shelf": ["2"], "vllm-wall": ["0", "1"] });
  const foreign = evaluateInput(input, { lock: { ...lock, stack: "wall" }, replan: true });
  expect(foreign.findings).toMatchObject([{ code: "LOCK.FOREIGN", severity: "warning" }]);
  expect(foreign.result?.previous).toBeNull();
});
