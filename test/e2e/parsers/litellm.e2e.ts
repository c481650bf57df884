/** The checks of random-gateways.e2e.ts can fail: what LiteLLM does not read is missing in what it holds, and it says so. */
import { golden, secretFiles } from "./goldens";
import { loadedByLitellm } from "./held-proxies";
import type { Loaded } from "./held-proxies";

const text = golden("cloud-fallback", "generated-config.yaml");
const yamls = {
  wrongKey: text.replace("  num_retries: 0\n", "  num_retry: 7\n"),
  noModel: text.replace('      model: "openai/gpt-4o-mini"\n', ""),
};

let wrongKey: Loaded | undefined;
let noModel: Loaded | undefined;

beforeAll(async () => {
  const list = Object.values(yamls).map((yaml) => ({ yaml }));
  [wrongKey, noModel] = await loadedByLitellm(list, Object.keys(await secretFiles()));
});

test("both differ from the golden file", () => {
  expect(Object.values(yamls)).not.toContain(text);
});

test("a key that LiteLLM does not read is dropped with a warning, and missing in the Router", () => {
  const warnings = wrongKey?.output.match(/is not a valid argument for Router\.__init__\(\)/g);
  expect({ code: wrongKey?.code, warnings: warnings?.length }).toEqual({ code: 0, warnings: 1 });
  expect(wrongKey?.held?.router.num_retries).not.toBe(7);
});

test("a deployment without a model stops the validation", () => {
  expect(noModel).toMatchObject({ code: 1, held: null });
});
