/** What is asked for by users of own models, and has its proof nowhere else. */
import { evaluated } from "../config/fixtures/evaluated";
import { rich } from "../config/fixtures/rich";
import { found } from "./found";

const three = {
  host: { preset: "dgx-h100" },
  models: {
    "gpt-oss-120b": { vllm: { preset: "gpt-oss-120b" } },
    "gpt-oss-20b": { vllm: { preset: "gpt-oss-20b", shmGiB: 2 } },
    "qwen-30b": { vllm: { preset: "qwen-30b" } },
  },
};
const engines = (input: unknown) => evaluated(input).plan.workloads.filter(({ role }) => role === "vllm");

test("S2-16: rate_limit_config is found to be no key, and what to do instead", () => {
  expect(found("s2", /rate_limit_config$/)).toEqual([
    ["general_settings.rate_limit_config", "Limit deployments by litellm_params.rpm, keys by the key API."],
  ]);
});

test("U1: no two engines share a GPU unless they are told to", () => {
  const gpus = engines(three).flatMap((engine) => engine.gpus);
  expect(gpus).toHaveLength(4);
  expect(new Set(gpus).size).toBe(4);
});

test("U4: all engines read their weights from one folder of the host", () => {
  const folders = engines(rich).map(({ mounts }) =>
    mounts.flatMap((mount) => (mount.kind === "host" ? [`${mount.source} → ${mount.target}`] : [])),
  );
  expect(folders).toHaveLength(4);
  for (const folder of folders) expect(folder).toContain("/srv/weights → /root/.cache/huggingface");
});

test("U5: an engine has the minutes that its model needs to load before a probe counts", () => {
  expect(engines(three).map(({ name, probe }) => [name, probe?.startPeriodSeconds])).toEqual([
    ["vllm-gpt-oss-120b", 1800],
    ["vllm-gpt-oss-20b", 900],
    ["vllm-qwen-30b", 900],
  ]);
});

test("U6: shared memory has a size, never the host's IPC", () => {
  const [, small] = engines(three);
  expect(small?.shmMiB).toBe(2048);
  expect(JSON.stringify(engines(three))).not.toMatch(/ipc/i);
});
