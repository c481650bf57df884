/** Changes of the proxy, one after another, each a plain `cdktf deploy`: a name that clients see, the image, the log level. */
import { serviceImages } from "../../../config/presets/images";
import { docker } from "../run";
import { lost, underLoad } from "./under-load";
import { model } from "./reliable-stack";
import type { Changes, ReliableStack } from "./reliable-stack";

const { image: plannedImage } = serviceImages.litellm;
const otherImage = "cdktf-vllm-litellm-rig/litellm:other-tag";

/** The same image under another tag: for Docker another image name, for the proxy the same program. */
export async function tagImage(): Promise<void> {
  await docker("tag", plannedImage, otherImage);
}

/** The kinds in turn; no two neighbours are equal. */
function change(index: number): { readonly kind: string; readonly changes: Changes } {
  const round = Math.floor(index / 3) % 2 === 0;
  const aliases = { routing: { aliases: { [`name-${index}`]: model } } };
  const image = { ...aliases, litellm: round ? otherImage : plannedImage };
  const kinds = [
    { kind: "config", changes: aliases },
    { kind: "image tag", changes: image },
    { kind: "log level", changes: { ...aliases, proxy: { logLevel: round ? "info" : "error" } as const } },
  ] as const;
  const chosen = kinds[index % kinds.length];
  if (chosen === undefined) throw new Error("there are three kinds");
  return chosen;
}

/** Returns what was lost, and how many proxies were replaced. */
export async function rollUnderLoad(stack: ReliableStack, rolls: number, streamSeconds: number) {
  const generations = new Set([await stack.container(`${stack.name}-proxy`)]);
  const seen = await underLoad(stack, {
    part: "changes",
    case: `${rolls} change${rolls === 1 ? "" : "s"} of the proxy, streams of ${streamSeconds} s`,
    done: "`cdktf deploy` again and again: a changed config, another image tag, another log level",
    streamSeconds,
    around: 5,
    happen: async () => {
      for (let index = 0; index < rolls; index += 1) {
        stack.configure(stack.config(change(index).changes));
        await stack.deploy();
        generations.add(await stack.container(`${stack.name}-proxy`));
      }
    },
  });
  return { generations: generations.size, lost: lost(seen), seen };
}
