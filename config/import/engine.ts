/** One `vllm serve` of a file, as fields of `models.<name>.vllm`. */
import type { Container, Flag, Launch, Word } from "../foreign";
import type { Place } from "./report";

export interface Engine {
  readonly file: string;
  readonly launch: Launch;
  /** Hugging Face id, or a path on the host. */
  readonly source: string;
  /** What clients of the engine call the model; the first is its own name. */
  readonly servedNames: readonly string[];
  /** Hosts, or `localhost:<port>`, at which others reach it. */
  readonly hosts: readonly string[];
  /** GPUs of one replica. */
  readonly gpus: number;
  /** Which ones, where the file says it. */
  readonly gpuIds: readonly string[] | null;
  /** Flags that are neither the model, its names, nor sizes of parallelism. */
  readonly flags: readonly Flag[];
  readonly place: Place;
}

/** Place of a word or variable of an engine's file. */
export function placeOf({ file }: Pick<Engine, "file">, { location }: Pick<Word, "location">): Place {
  return { file, location };
}

/** A path inside the container as a path on the host, where a volume says it. */
export function hostPath(container: Container | null, path: string): string {
  for (const { text } of container?.volumes ?? []) {
    const [source = "", target = ""] = text.split(":");
    const inside = target.replace(/\/$/, "");
    if (inside !== "" && source.startsWith("/") && (path === inside || path.startsWith(`${inside}/`)))
      return source.replace(/\/$/, "") + path.slice(inside.length);
  }
  return path;
}
