// Writes a tiny random model where a vLLM container looks for downloaded ones.
import { join } from "node:path";
import { run } from "./command";
import { logFile, recipesDir } from "./paths";

interface TinyModel {
  /** The folder that is mounted at /root/.cache/huggingface. */
  readonly weightsDir: string;
  /** The name that vLLM is asked to serve, such as `Qwen/Qwen3-30B-A3B`. */
  readonly repoId: string;
  /** `embed` has no generation settings and is served with `--runner pooling`. */
  readonly kind: "chat" | "embed";
}

/** Returns the folder of the model's files. With HF_HUB_OFFLINE=1, vLLM then serves `repoId` without any download. */
export function writeTinyModel({ weightsDir, repoId, kind }: TinyModel): Promise<string> {
  const script = join(recipesDir, "tiny-model", "make-tiny-model.py");
  return run("python3", [script, kind, join(weightsDir, "hub"), "--hf-cache", repoId], {
    log: logFile(`tiny-model-${repoId.replaceAll("/", "--")}`),
    fix: "python3 must be installed and the folder writable",
  });
}
