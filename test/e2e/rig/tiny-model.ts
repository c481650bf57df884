// Writes a tiny random model where a vLLM container looks for downloaded ones.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serviceImages } from "../../../config/presets/images";
import { ask } from "./command";
import { recipesDir } from "./paths";
import { RigError } from "./step";

interface TinyModel {
  /** The folder on the Docker host that is mounted at /root/.cache/huggingface; made when it is missing. */
  readonly weightsDir: string;
  /** The name that vLLM is asked to serve, such as `Qwen/Qwen3-30B-A3B`. */
  readonly repoId: string;
  /** `embed` has no generation settings and is served with `--runner pooling`. */
  readonly kind: "chat" | "embed";
}

/**
 * With HF_HUB_OFFLINE=1, vLLM then serves `repoId` without any download. Written by a container, so that it works
 * without root here and for an engine on another machine.
 */
export async function writeTinyModel({ weightsDir, repoId, kind }: TinyModel): Promise<void> {
  const script = readFileSync(join(recipesDir, "tiny-model", "make-tiny-model.py"), "utf8");
  const container = [
    "run",
    "--rm",
    "-i",
    "--network",
    "none",
    "-v",
    `${weightsDir}:/weights`,
    "--entrypoint",
    "python3",
  ];
  const program = [serviceImages.vllmCpu.image, "-", kind, "/weights/hub", "--hf-cache", repoId];
  const answer = await ask("docker", [...container, ...program], { input: script });
  if (!answer.ok) {
    throw new RigError(`could not write ${repoId} to ${weightsDir}: ${answer.stderr}`, {
      fix: "see the message of docker",
    });
  }
}
