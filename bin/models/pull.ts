/** Fetches checkpoints on the Docker host, one container each, and tells what is there. */
import * as messages from "../../config/errors/weights";
import type { Finding, GatewayConfig, HubSource } from "../../config";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";
import { pullProgram } from "./pull-program";
import { pullWayOut } from "./way-out";

const GiB = 1024 ** 3;
const publicHub = "https://huggingface.co";
const publicVocabulary = "https://openaipublic.blob.core.windows.net/encodings";

/** Checksums that the harmony library itself has in it (oss-harmony 0.0.11). */
const vocabulary = {
  "o200k_base.tiktoken": "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
  "cl100k_base.tiktoken": "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
} as const;

export interface PullSettings {
  readonly config: GatewayConfig;
  readonly secretsDir: string;
  /** Network of the container. @default Docker's bridge */
  readonly network: string | undefined;
  /** Read every file again, also those that were verified before. */
  readonly verifyAll: boolean;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Bytes per second. */
  readonly rate: number;
}

export interface Pulled {
  readonly source: string;
  readonly revision: string | null;
  readonly commit: string | null;
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
}

export interface Looked {
  readonly source: string;
  readonly revision: string;
  readonly state: "present" | "partial" | "missing" | "unverified" | "damaged";
  readonly commit: string | null;
  readonly size: number;
  /** Those that are missing or damaged. */
  readonly files: readonly string[];
}

type Event = Readonly<Record<string, unknown>>;

export async function pullSource(
  docker: Docker,
  settings: PullSettings,
  hubSource: HubSource,
  onProgress: (progress: Progress, isStart: boolean) => void,
): Promise<Pulled> {
  const { source, revision } = hubSource;
  const job = { do: "pull", source, revision };
  const ran = await runJob(docker, settings, hubSource, job, (event) => {
    const done = Number(event.event === "plan" ? event.there : event.done);
    if (event.event === "plan" || event.event === "progress")
      onProgress({ done, total: Number(event.total), rate: Number(event.rate ?? 0) }, event.event === "plan");
  });
  const end: Event | undefined = ran.events.find(({ event }) => event === "done");
  const findings = end ? [] : [problemOf(settings, hubSource, ran)];
  return {
    source,
    revision,
    commit: typeof end?.commit === "string" ? end.commit : null,
    files: Number(end?.files ?? 0),
    bytes: Number(end?.total ?? 0),
    findings,
  };
}

/** The vocabulary of gpt-oss; `hubSource` brings the image. */
export async function pullVocabulary(
  docker: Docker,
  settings: PullSettings,
  hubSource: Pick<HubSource, "image" | "workload">,
): Promise<readonly Finding[]> {
  const endpoint = settings.config.huggingFace.vocabularyEndpoint ?? publicVocabulary;
  const named = { ...hubSource, source: "the harmony vocabulary", revision: null, models: [] };
  const ran = await runJob(docker, settings, named, { do: "vocabulary", endpoint, vocabulary });
  return ran.events.some(({ event }) => event === "done") ? [] : [problemOf(settings, named, ran)];
}

/** Asks no hub; the container has no network. */
export async function lookAt(
  docker: Docker,
  settings: PullSettings,
  sources: readonly HubSource[],
  withVocabulary: boolean,
): Promise<{ readonly looked: readonly Looked[]; readonly problem: string | undefined }> {
  const [first] = sources;
  if (!first) return { looked: [], problem: undefined };
  const items = sources.map(({ source, revision }) => ({ source, revision }));
  const job = { do: "look", items, vocabulary: withVocabulary ? vocabulary : {} };
  const ran = await runJob(docker, { ...settings, network: "none" }, first, job);
  const looked = ran.events.filter(({ event }) => event === "look");
  // The program's own form of an event.
  return { looked: looked as unknown as Looked[], problem: ran.code === 0 ? undefined : ran.last };
}

interface Ran {
  readonly code: number;
  readonly events: readonly Event[];
  /** The last line that is no event. */
  readonly last: string;
}

async function runJob(
  docker: Docker,
  settings: PullSettings,
  engine: Engine,
  job: object,
  onEvent: (event: Event) => void = () => undefined,
): Promise<Ran> {
  const events: Event[] = [];
  let last = "";
  const { huggingFace } = settings.config;
  const hub = huggingFace.endpoint ?? publicHub;
  const outside = pullWayOut(settings);
  const rest = { authorities: outside.authorities, verifyAll: settings.verifyAll };
  const whole = { hub, every: 2, parallel: 4, patience: 60, tries: 5, ...rest, ...job };
  const args = [...container(settings, engine, outside.flags), "-c", pullProgram, JSON.stringify(whole)];
  const code = await docker.follow(args, (line) => {
    const event = readEvent(line);
    if (!event) return void (last = line.trim() === "" ? last : line.trim());
    events.push(event);
    onEvent(event);
  });
  return { code, events, last };
}

type Engine = Pick<HubSource, "image" | "workload">;

/** The token is a file of the engine's: without a network nobody needs it. */
function container(
  { config, secretsDir, network }: PullSettings,
  { image, workload }: Engine,
  outside: readonly string[],
): readonly string[] {
  const { token } = config.huggingFace;
  return [
    ...[
      "run",
      "--rm",
      "--init",
      "--pull",
      "never",
      "--user",
      "0:0",
      "--cap-drop",
      "ALL",
      "--security-opt",
      "no-new-privileges:true",
    ],
    ...(network === undefined ? [] : ["--network", network]),
    ...["-v", `${config.host.weightsDir}:/weights`],
    ...(token === undefined || network === "none"
      ? []
      : ["-v", `${secretsDir}/${workload}:/run/secrets:ro`, "-e", `HF_TOKEN_PATH=/run/secrets/${token}`]),
    ...outside,
    ...["--entrypoint", "python3", image],
  ];
}

function readEvent(line: string): Event | undefined {
  if (!line.startsWith('{"event"')) return undefined;
  // The program prints one JSON object per line.
  return JSON.parse(line) as Event;
}

function problemOf({ config }: PullSettings, { source, revision }: HubSource, ran: Ran): Finding {
  const problem = ran.events.find(({ event }) => event === "problem");
  const code = problem?.code;
  const reason = typeof problem?.reason === "string" ? problem.reason : "";
  const { token, endpoint = publicHub } = config.huggingFace;
  if (code === "gated") return messages.weightsGated(source, token !== undefined, Number(problem?.status));
  if (code === "unknown") return messages.weightsUnknown(source, revision ?? "main", endpoint);
  if (code === "checksum") return messages.weightsDamaged(source, reason);
  if (code === "disk")
    return messages.weightsNoRoom(
      config.host.weightsDir,
      source,
      Number(problem?.need) / GiB,
      Number(problem?.free) / GiB,
    );
  const said = reason === "" ? ran.last || reasonOf({ code: ran.code, output: "", errors: "" }) : reason;
  return messages.weightsNotFetched(source, said);
}
