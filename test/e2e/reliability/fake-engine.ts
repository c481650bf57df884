/** Engines without a model, as images in vLLM's place. */
import { join } from "node:path";
import { run } from "../run";

const folder = join(__dirname, "..", "images", "fake-engine");
const repository = "cdktf-vllm-litellm-rig/fake-engine";

/** `v1` and `v2` answer after 1 s and 2 s, `slow` after 8 s, `broken` never: it ends as soon as it starts, for ever. */
const starts = { v1: "1", v2: "2", slow: "8", broken: "broken" } as const;

export function fakeEngine(version: keyof typeof starts): string {
  return `${repository}:${version}`;
}

export async function buildFakeEngines(): Promise<void> {
  for (const [version, start] of Object.entries(starts)) {
    // Plain Dockerfiles need no BuildKit, and the plugin for it is not everywhere.
    const env = { DOCKER_BUILDKIT: "0" };
    const args = ["build", "-q", "--build-arg", `START=${start}`, "-t", `${repository}:${version}`, folder];
    await run("docker", args, { env });
  }
}
