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
/** What the compiled config asks for by name; enough letters for every check of LiteLLM. */
const secretValues = (names: readonly string[]) =>
  new Map(names.map((name) => [name, name === "LITELLM_MASTER_KEY" ? masterKey : `value-of-${name}`]));

/** Seconds until a proxy answers: a few on a quiet machine. */
const startSeconds = 420;

type Result = NonNullable<ReturnType<typeof evaluateInput>["result"]>;

export class Testbed {
  private readonly folder: string;
  private readonly containers: string[] = [];
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
    await run("docker", ["network", "rm", this.network], { mayFail: true });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A backend that answers to these names on port 8000; the first is what it calls itself. */
  async backend(...names: readonly [string, ...string[]]): Promise<Backend> {
    const [name] = names;
    const program = readFileSync(join(__dirname, "fake_backend.py"), "utf8");
    const container = await this.start(name, [
      ...names.flatMap((alias) => ["--network-alias", alias]),
      ...["-e", `BACKEND_NAME=${name}`, "-p", "127.0.0.1::9000", "-p", "127.0.0.1::8000", "--init"],
      ...["--entrypoint", "python3", serviceImages.litellm.image, "-c", program],
    ]);
    const control = await address(container, 9000);
    await eventually(`${name} answers`, 60, () => answers(`${control}/seen`));
    return new Backend(name, container, control, await address(container, 8000));
  }

  /** The proxies of a config as it is compiled, with the Redis it asks for; engines are fakes that are there already. */
  async proxy(name: string, input: GatewayInput): Promise<Proxy> {
    const { plan, artefacts } = evaluate({ name, ...input });
    const roles = ["redis", "proxy"];
    const started = new Map<string, string>();
    for (const workload of plan.workloads.filter(({ role }) => roles.includes(role)))
      started.set(workload.role, await this.workload(workload, artefacts));
    return this.answering(name, started);
  }

  /** The proxy of a config whose secret files are not there; it is not waited for. */
  async withoutSecrets(name: string, input: GatewayInput): Promise<string> {
    const { plan, artefacts } = evaluate({ name, ...input });
    const [proxy] = plan.workloads.filter(({ role }) => role === "proxy");
    if (!proxy) throw new Error("a plan without a proxy");
    return this.workload({ ...proxy, secrets: [], firstStartAfter: [] }, artefacts);
  }

  /** A workload of a compiled plan, as the deployment starts it. Returns its container. */
  async workload(workload: Workload, artefacts: Result["artefacts"]): Promise<string> {
    const { entrypoint, command } = startCommand(workload);
    const values = secretValues(workload.secrets.map(({ name }) => name));
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
      ...["-v", `${secretFolder}:/run/secrets:ro`, ...files, ...processFlags(workload)],
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
    ];
    const run = docker("run", "-d", "--name", container, ...common, ...args);
    this.starting.add(run);
    await run;
    return container;
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
export function evaluate(input: GatewayInput): Result {
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
