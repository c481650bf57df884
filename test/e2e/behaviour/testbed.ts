/** One Docker network with fake backends and real proxies on it; `close` leaves nothing of it behind. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { evaluateInput, formatFindings } from "../../../config";
import type { GatewayInput, Workload } from "../../../config";
import { hostFiles } from "../../../bin/secrets/host-files";
import { serviceImages } from "../../../config/presets/images";
import { startCommand } from "../../../config/compile/start-command";
import { docker, run } from "../run";
import { eventually } from "../traffic";
import { Backend } from "./backend";
import { Proxy } from "./proxy";

export const masterKey = "sk-behaviour-0123456789abcdef";
/** What the compiled config asks for by name; enough letters for every check of LiteLLM. Headers have a form. */
const secretValues = (names: readonly string[], key: string) =>
  new Map(
    names.map((name) => {
      const value = name.endsWith("_HEADERS") ? `x-sender=value-of-${name}` : `value-of-${name}`;
      return [name, name === "LITELLM_MASTER_KEY" ? key : value];
    }),
  );

/** Seconds until a proxy answers: a few on a quiet machine. */
const startSeconds = 420;

type Result = NonNullable<ReturnType<typeof evaluateInput>["result"]>;

/** Runs a migration job, or does in its place what it is known to do. */
export type Migrate = (job: Workload, postgres: string, run: () => Promise<void>) => Promise<void>;

export class Testbed {
  private readonly folder: string;
  private readonly containers: string[] = [];
  private readonly volumes = new Set<string>();
  private readonly stacks = new Map<string, readonly Workload[]>();
  private readonly starting = new Set<Promise<unknown>>();

  private constructor(readonly network: string) {
    this.folder = mkdtempSync(join(tmpdir(), "behaviour-"));
  }

  static async open(): Promise<Testbed> {
    const testbed = new Testbed(`behaviour-${process.pid}-${Date.now() % 100_000}`);
    await docker("network", "create", testbed.network);
    return testbed;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.starting);
    if (this.containers.length > 0)
      await run("docker", ["rm", "-f", "-v", ...this.containers], { mayFail: true });
    if (this.volumes.size > 0) await run("docker", ["volume", "rm", ...this.volumes], { mayFail: true });
    await run("docker", ["network", "rm", this.network], { mayFail: true });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A backend that answers to these names on port 8000; the first is what it calls itself. */
  async backend(...names: readonly [string, ...string[]]): Promise<Backend> {
    const [name] = names;
    const { container, control } = await this.fake(name, "fake_backend.py", [
      ...names.flatMap((alias) => ["--network-alias", alias]),
      ...["-e", `BACKEND_NAME=${name}`, "-p", "127.0.0.1::8000"],
    ]);
    return new Backend(name, container, control, await address(container, 8000));
  }

  /** A Python program beside this file that tells on port 9000 what it saw; `flags` are those of `docker run`. */
  async fake(
    name: string,
    file: string,
    flags: readonly string[],
  ): Promise<{ readonly container: string; readonly control: string }> {
    const program = readFileSync(join(__dirname, file), "utf8");
    const container = await this.start(name, [
      ...["-p", "127.0.0.1::9000", "--init", ...flags],
      ...["--entrypoint", "python3", serviceImages.litellm.image, "-c", program],
    ]);
    const control = await address(container, 9000);
    await eventually(`${name} answers`, 60, () => answers(`${control}/seen`));
    return { container, control };
  }

  /** One more workload of a stack that runs here; `input` has the names as they are on this network. */
  async single(role: Workload["role"], input: GatewayInput): Promise<string> {
    const { plan, artefacts } = evaluate(input);
    const [workload] = plan.workloads.filter((one) => one.role === role);
    if (!workload) throw new Error(`a plan without ${role}`);
    return this.workload(workload, artefacts);
  }

  /** The proxies of a config as it is compiled, with the stores it asks for; engines are fakes that are there already. */
  async proxy(
    name: string,
    input: GatewayInput,
    migrate: Migrate = (_, __, start) => start(),
  ): Promise<Proxy> {
    const { plan, artefacts } = evaluate({ name, ...input });
    const roles = ["postgres", "redis", "roles", "migrate", "proxy"];
    const started = new Map<string, string>();
    this.stacks.set(plan.name, plan.workloads);
    for (const workload of plan.workloads.filter(({ role }) => roles.includes(role))) {
      const start = async () => {
        const container = await this.workload(workload, artefacts);
        if (workload.oneShot) await docker("wait", container);
        started.set(workload.role, container);
      };
      await (workload.role === "migrate" ? migrate(workload, started.get("postgres") ?? "", start) : start());
    }
    return this.answering(name, started);
  }

  /** One more proxy for the stores that `proxy` started under another name, with a master key of its own. */
  async besides(name: string, first: string, input: GatewayInput, key: string): Promise<Proxy> {
    const { plan, artefacts } = evaluate({ ...input, name: first });
    const proxy = plan.workloads.find(({ role }) => role === "proxy");
    if (!proxy) throw new Error("a plan without a proxy");
    const container = await this.workload({ ...proxy, name: `${name}-proxy` }, artefacts, key);
    return this.answering(name, new Map([["proxy", container]]));
  }

  /** The proxy of a config whose secret files are not there; it is not waited for. */
  async withoutSecrets(name: string, input: GatewayInput): Promise<string> {
    const { plan, artefacts } = evaluate({ name, ...input });
    const [proxy] = plan.workloads.filter(({ role }) => role === "proxy");
    if (!proxy) throw new Error("a plan without a proxy");
    return this.workload({ ...proxy, secrets: [], firstStartAfter: [] }, artefacts);
  }

  /** A workload of a compiled plan, as the deployment starts it. Returns its container. */
  async workload(workload: Workload, artefacts: Result["artefacts"], key = masterKey): Promise<string> {
    const { entrypoint, command } = startCommand(workload);
    const values = secretValues(
      workload.secrets.map(({ name }) => name),
      key,
    );
    const secrets = Object.fromEntries(
      hostFiles([workload], values).map(({ path, content }) => [path.split("/").at(-1) ?? path, content]),
    );
    const files = workload.files.flatMap(({ path, artefact }) => {
      const folder = this.files(`${workload.name}${path}`, { file: artefacts[artefact] ?? "" });
      return ["-v", `${folder}/file:${path}:ro`];
    });
    const secretFolder = this.files(`${workload.name}-secrets`, secrets);
    return this.start(workload.name, [
      ...(workload.role === "proxy" ? ["-p", "127.0.0.1::4000"] : []),
      ...[
        "-v",
        `${secretFolder}:/run/secrets:ro`,
        ...files,
        ...processFlags(workload),
        ...this.volumeFlags(workload),
      ],
      ...(entrypoint[0] === undefined ? [] : ["--entrypoint", entrypoint[0]]),
      ...[workload.image, ...entrypoint.slice(1), ...command],
    ]);
  }

  /** LiteLLM as somebody would start it by hand: their YAML, the image's own environment. */
  async handWritten(
    name: string,
    yaml: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Proxy> {
    const folder = this.files(name, { "config.yaml": yaml });
    const variables = { LITELLM_LOCAL_MODEL_COST_MAP: "True", ...environment };
    const container = await this.start(name, [
      ...Object.entries(variables).flatMap(([key, value]) => ["-e", `${key}=${value}`]),
      ...["-p", "127.0.0.1::4000", "-v", `${folder}/config.yaml:/app/config.yaml:ro`],
      ...[serviceImages.litellm.image, "--config", "/app/config.yaml", "--port", "4000"],
    ]);
    return this.answering(name, new Map([["proxy", container]]));
  }

  private async answering(name: string, started: ReadonlyMap<string, string>): Promise<Proxy> {
    const container = started.get("proxy") ?? "";
    const proxy = new Proxy(
      container,
      started.get("redis") ?? null,
      started.get("postgres") ?? null,
      await address(container, 4000),
      masterKey,
    );
    const alive = () => answers(`${proxy.url}/health/liveliness`);
    await eventually(`proxy ${name} answers`, startSeconds, alive).catch(async (reason: unknown) => {
      throw new Error(`${String(reason)}\n${(await proxy.logs()).slice(-4000)}`);
    });
    return proxy;
  }

  private async start(name: string, args: readonly string[]): Promise<string> {
    const container = `${this.network}-${name}`;
    this.containers.push(container);
    const common = [
      "--network",
      this.network,
      "--network-alias",
      name,
      "--label",
      "cdktf-vllm-litellm.behaviour",
      ...this.labels(name, container),
    ];
    const run = docker("run", "-d", "--name", container, ...common, ...args);
    this.starting.add(run);
    await run;
    return container;
  }

  /** As the command line finds a stack: the names of this network stand before its own. */
  private labels(workload: string, container: string): readonly string[] {
    const [stack] = [...this.stacks].find(([, all]) => all.some(({ name }) => name === workload)) ?? [];
    if (stack === undefined) return [];
    const labels = [`stack=${this.network}-${stack}`, `workload=${container}`];
    return labels.flatMap((label) => ["--label", `cdktf-vllm-litellm.${label}`]);
  }

  private volumeFlags({ mounts }: Workload): readonly string[] {
    return mounts.flatMap((mount) => {
      if (mount.kind !== "volume") return [];
      const volume = `${this.network}-${mount.source}`;
      this.volumes.add(volume);
      return ["-v", `${volume}:${mount.target}`];
    });
  }

  /** Writes files that every user can read into a folder of their own. */
  private files(name: string, texts: Readonly<Record<string, string>>): string {
    const folder = join(this.folder, name);
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true, mode: 0o755 });
      writeFileSync(join(folder, file), text, { mode: 0o644 });
    }
    return folder;
  }
}

/** Throws with the findings when the config has errors. */
function evaluate(input: GatewayInput): Result {
  const { result, findings } = evaluateInput(input);
  if (!result) throw new Error(formatFindings(findings, "behaviour"));
  return result;
}

function processFlags(workload: Workload): readonly string[] {
  const { environment, aliases, memoryMiB, user, readOnlyRoot, resolverOptions, sysctls, mounts } = workload;
  return [
    ...aliases.flatMap((alias) => ["--network-alias", alias]),
    ...Object.entries(environment).flatMap(([name, value]) => ["-e", `${name}=${value}`]),
    ...resolverOptions.flatMap((option) => ["--dns-option", option]),
    ...Object.entries(sysctls).flatMap(([name, value]) => ["--sysctl", `${name}=${value}`]),
    ...["--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
    ...(memoryMiB === null ? [] : ["--memory", `${memoryMiB}m`]),
    ...(user === null ? [] : ["--user", user]),
    ...(readOnlyRoot ? ["--read-only"] : []),
    ...mounts.flatMap((mount) =>
      mount.kind === "memory"
        ? ["--tmpfs", `${mount.target}:rw,size=${mount.sizeMiB}m,mode=${mount.mode}`]
        : mount.kind === "host"
          ? ["-v", `${mount.source}:${mount.target}`]
          : [],
    ),
  ];
}

/** Not with fetch: one that meets Docker's forwarder before the program listens may never settle. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 5000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}

/** Where this machine reaches a port of a container. */
async function address(container: string, port: number): Promise<string> {
  const [first = ""] = (await docker("port", container, String(port))).split("\n");
  return `http://${first}`;
}
