/** Values that nobody states and no table holds: what they follow from. */

type Path = readonly string[];

/** A value that decides over another one where it is `stated`, where it is there at all, or where it is the `same`. */
export interface Cause {
  readonly path: Path;
  readonly when: "stated" | "there" | "same";
}

/** The strongest first. */
export function causesOf(path: Path): readonly Cause[] {
  const [section, name = "", part = "", ...rest] = path;
  const rows =
    section === "models" ? (ofModel[[part, ...rest].join(".")] ?? []) : (others[path.join(".")] ?? []);
  return rows.map(([when, cause]) => ({
    when,
    path: cause.startsWith(".") ? ["models", name, ...cause.slice(1).split(".")] : cause.split("."),
  }));
}

type Rows = Readonly<Record<string, readonly (readonly [Cause["when"], string])[]>>;

/** Causes with a dot in front are of the same model. */
const ofModel: Rows = {
  "vllm.gpus": [
    ["stated", "host.gpus"],
    ["stated", "host.preset"],
  ],
  "vllm.tensorParallelSize": [["there", ".vllm.gpus"]],
  "vllm.shmGiB": [["there", ".vllm.gpus"]],
  "vllm.lora.maxLoras": [["there", ".vllm.lora"]],
  "vllm.offline": [["same", "huggingFace.offline"]],
  "vllm.image": [
    ["same", "images.vllm"],
    ["same", "images.vllmCpu"],
    ["stated", "versions.vllm"],
  ],
  "capabilities.tools": [["there", ".vllm.toolCallParser"]],
  "capabilities.reasoning": [
    ["there", ".vllm.reasoningParser"],
    // The family's parser is built in.
    ["there", ".vllm.source"],
  ],
};

const ofStack: Rows[string] = [["stated", "name"]];
const ofFolder: Rows[string] = [["stated", "host.dataDir"], ...ofStack];

const others: Rows = {
  "host.dataDir": ofStack,
  "host.weightsDir": ofFolder,
  "host.network.name": ofStack,
  "secrets.dir": ofFolder,
  "routing.timeout": [["same", "proxy.requestTimeout"]],
  "routing.streamTimeout": [["same", "proxy.requestTimeout"]],
  "images.litellm": [
    ["same", "proxy.image"],
    ["stated", "versions.litellm"],
  ],
  "images.postgres": [["same", "database.image"]],
  "telemetry.requests.destination": [
    ["there", "telemetry.loki"],
    ["there", "telemetry.cloudwatch"],
  ],
};
