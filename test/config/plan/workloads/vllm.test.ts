import { workload } from "../../../../config/plan/workload";
import { workloadOf } from "../../fixtures/evaluated";
import { engine } from "../../fixtures/fixture";
import { rich } from "../../fixtures/rich";

const one = (vllm: object, host?: object) => workloadOf(engine(vllm, host), "vllm-shelf");
const own = { source: "shelf/own", fit: "off" };

describe("an engine's workload", () => {
  test("on GPUs, with everything that the config says", () => {
    const found = workloadOf(rich, "shelf-vllm-small");
    expect({ ...found, argv: [], memory: [] }).toEqual(
      workload({
        name: "shelf-vllm-small",
        role: "vllm",
        model: "small",
        image: "shelf/vllm:1",
        entrypoint: ["vllm", "serve"],
        environment: {
          VLLM_NO_USAGE_STATS: "1",
          DO_NOT_TRACK: "1",
          VLLM_ENGINE_READY_TIMEOUT_S: "900",
          TRITON_CACHE_DIR: "/root/.cache/triton",
          HF_ENDPOINT: "https://hub.example.net",
          HF_TOKEN_PATH: "/run/secrets/HUB_TOKEN",
        },
        secrets: [
          { name: "HUB_TOKEN", file: "HUB_TOKEN", form: "plain", variable: null },
          { name: "ENGINE_KEY", file: "ENGINE_KEY", form: "plain", variable: "VLLM_API_KEY" },
        ],
        gpus: ["GPU-17"],
        mounts: [
          { kind: "volume", source: "shelf-vllm-small-cache-vllm-1-spare", target: "/root/.cache" },
          { kind: "host", source: "/srv/weights", target: "/root/.cache/huggingface", readOnly: false },
        ],
        probe: {
          command: ["CMD", "curl", "-fsS", "-m", "5", "http://127.0.0.1:8000/health"],
          intervalSeconds: 10,
          timeoutSeconds: 10,
          retries: 3,
          startPeriodSeconds: 900,
        },
        aliases: ["shelf-vllm-small-1"],
        startBudgetSeconds: 900,
        stopGraceSeconds: 35,
        shmMiB: 1024,
      }),
    );
  });

  test("S2-02: the first replica answers to its number too, the others have it in their name", () => {
    expect(workloadOf(rich, "shelf-vllm-small-2").aliases).toEqual([]);
    expect(workloadOf(rich, "shelf-vllm-small-2").gpus).toEqual(["3"]);
  });

  test("own variables come by name and win; secret ones are read from files", () => {
    const { environment, secrets } = workloadOf(rich, "shelf-vllm-big");
    expect(Object.keys(environment).slice(-2)).toEqual(["HF_DEBUG", "VLLM_LOGGING_LEVEL"]);
    expect(secrets.map(({ name, variable }) => [name, variable])).toEqual([
      ["HUB_TOKEN", null],
      ["ENGINE_KEY", "VLLM_API_KEY"],
      ["A_KEY", "SHELF_A"],
      ["B_KEY", "SHELF_B"],
    ]);
    expect(one({ ...own, env: { DO_NOT_TRACK: "0" } }).environment.DO_NOT_TRACK).toBe("0");
  });

  test("on a CPU host the image, the variables and the limits are the CPU's", () => {
    const limits = { cpus: 2.5, containerMemoryGiB: 4, shmGiB: 0.25, kvCacheMemoryGiB: 2.6 };
    const found = one({ ...own, ...limits, offline: true, loadBudget: "3m" }, { preset: "cpu" });
    expect(found).toMatchObject({
      image: "vllm/vllm-openai-cpu:v0.32.0",
      gpus: [],
      memoryMiB: 4096,
      cpus: 2.5,
      shmMiB: 256,
      startBudgetSeconds: 180,
    });
    expect(found.environment).toMatchObject({
      VLLM_CPU_KVCACHE_SPACE: "3",
      VLLM_CPU_OMP_THREADS_BIND: "nobind",
      OMP_NUM_THREADS: "2",
      VLLM_ENABLE_V1_MULTIPROCESSING: "0",
      TORCH_COMPILE_DISABLE: "1",
      HF_HUB_OFFLINE: "1",
    });
  });

  test("a CPU host without limits: 4 GiB of cache, one thread", () => {
    expect(one(own, { preset: "cpu" }).environment).toMatchObject({
      VLLM_CPU_KVCACHE_SPACE: "4",
      OMP_NUM_THREADS: "1",
    });
    expect(one({ ...own, cpus: 0.5, kvCacheMemoryGiB: 0.2 }, { preset: "cpu" }).environment).toMatchObject({
      VLLM_CPU_KVCACHE_SPACE: "1",
      OMP_NUM_THREADS: "1",
    });
  });

  test("on a GPU host no variable of the CPU engine is set", () => {
    expect(one(own).environment).not.toHaveProperty("OMP_NUM_THREADS");
    expect(one(own).image).toBe("vllm/vllm-openai:v0.32.0");
  });

  test.each([
    [{ gpus: 1 }, 1024],
    [{ gpus: 2 }, 10_240],
    [{ gpuIds: [1, 2] }, 10_240],
    [{ gpuIds: [[1], [2]] }, 1024],
    [{ gpus: 2, shmGiB: 3 }, 3072],
  ])("%j: %i MiB of shared memory", (vllm, shmMiB) => {
    expect(one({ ...own, ...vllm }).shmMiB).toBe(shmMiB);
  });
});
