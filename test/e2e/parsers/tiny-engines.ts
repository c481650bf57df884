/** Tiny models in folders of this machine, and engines that start with them only to say how large their cache is. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serviceImages } from "../../../config/presets/images";
import { recipesDir } from "../rig/paths";
import { run } from "../run";

const image = serviceImages.vllmCpu.image;
const startSeconds = 150;

interface Folders {
  readonly of: (kind: string) => string;
  readonly remove: () => void;
}

/** Written by this machine's own user, so that they can be read and removed without root. */
export async function modelFolders(kinds: readonly string[]): Promise<Folders> {
  const base = mkdtempSync(join(tmpdir(), "tiny-models-"));
  chmodSync(base, 0o755);
  const script = readFileSync(join(recipesDir, "tiny-model", "make-tiny-model.py"), "utf8");
  const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
  const flags = ["--rm", "-i", "--network", "none", "--user", user, "-v", `${base}:/models`];
  for (const kind of kinds) {
    const program = [image, "-", kind, `/models/${kind}`];
    await run("docker", ["run", ...flags, "--entrypoint", "python3", ...program], { input: script });
  }
  return {
    of: (kind) => join(base, kind),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

export interface ReportedCache {
  readonly tokens: number;
  /** Requests of full length at the same time. */
  readonly concurrency: number;
}

interface EngineSettings {
  readonly maxModelLen: number;
  readonly cacheGiB: number;
}

/** Starts an engine, waits for its line about the cache, and takes it away again. */
export async function reportedCache(
  folder: string,
  { maxModelLen, cacheGiB }: EngineSettings,
): Promise<ReportedCache> {
  const name = `fit-${process.pid}-${folder.split("/").at(-1) ?? ""}`;
  const environment = {
    VLLM_CPU_KVCACHE_SPACE: String(cacheGiB),
    VLLM_CPU_OMP_THREADS_BIND: "nobind",
    VLLM_ENABLE_V1_MULTIPROCESSING: "0",
    VLLM_NO_USAGE_STATS: "1",
    TORCH_COMPILE_DISABLE: "1",
    HF_HUB_OFFLINE: "1",
    OMP_NUM_THREADS: "1",
  };
  const variables = Object.entries(environment).flatMap(([key, value]) => ["-e", `${key}=${value}`]);
  const box = ["--name", name, "--network", "none", "--memory", "4g", "-v", `${folder}:/model:ro`];
  const argv = ["serve", "/model", "--max-model-len", String(maxModelLen), "--max-num-seqs", "8"];
  await run("docker", ["run", "-d", ...box, ...variables, "--entrypoint", "vllm", image, ...argv]);
  try {
    return await cacheInLog(name);
  } finally {
    await run("docker", ["rm", "-f", name], { mayFail: true });
  }
}

async function cacheInLog(name: string): Promise<ReportedCache> {
  const end = Date.now() + startSeconds * 1000;
  for (;;) {
    const { output } = await run("docker", ["logs", name], { mayFail: true });
    const [, tokens] = /CPU KV cache size: ([\d,]+) tokens/.exec(output) ?? [];
    const [, times] = /Maximum concurrency for [\d,]+ tokens per request: ([\d.]+)x/.exec(output) ?? [];
    if (tokens !== undefined && times !== undefined)
      return { tokens: Number(tokens.replaceAll(",", "")), concurrency: Number(times) };
    const state = await run("docker", ["inspect", "-f", "{{.State.Running}}", name], { mayFail: true });
    if (state.stdout.trim() !== "true" || Date.now() > end)
      throw new Error(`${name} said nothing of its cache:\n${output.slice(-4000)}`);
    await sleep(1000);
  }
}
