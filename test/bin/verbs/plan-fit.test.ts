import { join } from "node:path";
import { fitText } from "../../../bin/plan/fit";
import { fitOn } from "../../../config";
import type { FitAnswer } from "../../../config";
import { smallCheckpoint, writeFiles, writeModel } from "../../config/model-folder";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

/** What the compiler answers. */
function answerTo(...question: Parameters<typeof fitOn>): FitAnswer {
  const answer = fitOn(...question);
  if ("tried" in answer) return answer;
  throw new Error(answer.map(({ message }) => message).join("\n"));
}

describe("plan --fit", () => {
  let place: Workplace;
  beforeEach(() => (place = workplace("findings.yaml")));
  afterEach(() => place.remove());
  const ask = (...argv: string[]) => place.run("plan", "--fit", ...argv);

  test("answers without the config that lies here", async () => {
    const { code, out, err } = await ask("qwen-30b", "--gpu", "h100-80gb");
    expect(out).toBe(`${fitText("qwen-30b", answerTo("h100-80gb", { preset: "qwen-30b" }))}\n`);
    expect(out).toMatch(
      /^qwen-30b on h100-80gb \(79.2 GiB\): 1 GPU is enough for requests of 32768 tokens, up to \d+ at once\n/,
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test("takes length, batch, cache type and share into account", async () => {
    const options = ["--max-model-len", "8192", "--max-num-seqs", "7", "--kv-cache-dtype", "fp8"];
    const { out } = await ask(
      "qwen-30b",
      "--gpu",
      "h100-80gb",
      ...options,
      "--gpu-memory-utilization",
      "0.8",
    );
    const fields = { maxModelLen: 8192, maxNumSeqs: 7, kvCacheDtype: "fp8", gpuMemoryUtilization: 0.8 };
    expect(out).toBe(`${fitText("qwen-30b", answerTo("h100-80gb", { preset: "qwen-30b", ...fields }))}\n`);
    expect(out).toContain("for requests of 8192 tokens, up to 7 at once");
  });

  test("ends with 1 when no number is enough, and says why", async () => {
    const { code, out } = await ask("qwen-30b", "--gpu", "a100-40gb", "--gpu-memory-utilization", "0.05");
    expect(out).toContain(": no number of GPUs that was tried is enough");
    expect(out).toMatch(/\n +8 {2}no .*\S\n/);
    expect(code).toBe(1);
  });

  test("--json has the number and every size that was tried", async () => {
    const { code, out } = await ask("qwen-30b", "--gpu", "a100-40gb", "--json");
    const { tried } = answerTo("a100-40gb", { preset: "qwen-30b" });
    const document = JSON.parse(out) as { gpus: number };
    expect(document).toEqual({
      model: "qwen-30b",
      gpu: { type: "a100-40gb", totalGiB: 39.4 },
      maxModelLen: 32_768,
      maxNumSeqs: expect.any(Number) as number,
      gpus: tried.find(({ fits }) => fits)?.gpus,
      tried: JSON.parse(JSON.stringify(tried)) as unknown,
    });
    expect(document.gpus).toBe(2);
    expect(code).toBe(0);
    const none = await ask("qwen-30b", "--gpu", "a100-40gb", "--gpu-memory-utilization", "0.05", "--json");
    expect(JSON.parse(none.out)).toMatchObject({ gpus: null });
  });

  test("reads a folder with a checkpoint, whose own length is the default", async () => {
    writeModel(join(place.directory, "small"));
    const { code, out } = await ask("small", "--gpu", "h100-80gb");
    expect(out).toMatch(/^small on h100-80gb .*: 1 GPU is enough for requests of 4096 tokens/);
    expect(code).toBe(0);
    const { contextWindow } = smallCheckpoint;
    expect(JSON.parse((await ask("./small", "--gpu", "gb10", "--json")).out)).toMatchObject({
      maxModelLen: contextWindow,
      gpus: 1,
    });
  });

  test.each([
    ["./nowhere", "✖ there is no folder ./nowhere\n"],
    ["nowhere", '✖ there is no model preset or folder "nowhere"; known: '],
    ["empty", "✖ empty does not say what the model needs: no config.json\n"],
  ])("ends with 2 for the folder %s", async (folder, message) => {
    writeFiles(join(place.directory, "empty"), {});
    const { code, out, err } = await ask(folder, "--gpu", "h100-80gb");
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  test("what the compiler refuses is said in the words of the command line", async () => {
    const { code, err } = await ask(
      "qwen-30b",
      "--gpu",
      "h100-80gb",
      "--max-model-len",
      "99999999999999999999",
    );
    expect(err).toContain("✖ --max-model-len: ");
    expect(code).toBe(2);
    expect((await ask("qwen-30b", "--gpu", "mi300x-192gb")).err).toContain("✖ --gpu: ");
  });
});
