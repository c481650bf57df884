/** The images of the stack on the Docker host: looked for, and pulled as the policy says. */
import { homedir } from "node:os";
import { posix } from "node:path";
import { imageMissing } from "../../config/errors/environment";
import { imagePinBroken } from "../../config/errors/images";
import { isImageId, pullLogins, registryOf } from "../../config";
import { formatPath } from "../../config/findings";
import type { Finding, GatewayConfig, GatewayPlan, Workload } from "../../config";
import type { Docker } from "../docker";
import type { Terminal } from "../terminal";

interface Planned {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
}

/** One finding per image that is not on the host. */
export async function absentImages(docker: Docker, plan: GatewayPlan): Promise<readonly Finding[]> {
  const absent = await Promise.all(
    [...users(plan)].map(async ([image, user]) => ((await isThere(docker, image)) ? [] : [{ image, user }])),
  );
  return absent.flat().map(({ image, user }) => imageMissing(path(user), image, isNever));
}

const isNever = "imagePolicy.pull is never";

/**
 * Pulls what helper containers are started from and is not on the host. Helpers are run with `--pull never`, because
 * what the engine pulls on its own knows neither the policy nor its logins.
 */
export async function provideImages(
  terminal: Terminal,
  docker: Docker,
  { config, plan }: Planned,
  images: readonly string[],
): Promise<readonly Finding[]> {
  for (const image of new Set(images)) {
    if (await isThere(docker, image)) continue;
    // Without an engine, the helper's own call says so.
    if ((await docker.run(["version", "--format", "{{.Server.Version}}"])).code !== 0) return [];
    const user = users(plan).get(image);
    const at = user ? path(user) : paths.postgres;
    if (isImageId(image)) return [imagePinBroken(at, image)];
    const problem =
      config.imagePolicy.pull === "never"
        ? isNever
        : await pull(terminal, docker, image, loginFolder(config.imagePolicy, image));
    if (problem !== undefined) return [imageMissing(at, image, problem)];
  }
  return [];
}

/** Pulls what is missing (or everything, by policy), one after another, with a line of progress. */
export async function pullImages(
  terminal: Terminal,
  docker: Docker,
  policy: GatewayConfig["imagePolicy"],
  plan: GatewayPlan,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [image, user] of users(plan)) {
    if (isImageId(image)) {
      if (!(await isThere(docker, image))) findings.push(imagePinBroken(path(user), image));
      continue;
    }
    if (policy.pull === "never" || (policy.pull === "missing" && (await isThere(docker, image)))) continue;
    const problem = await pull(terminal, docker, image, loginFolder(policy, image));
    if (problem !== undefined) findings.push(imageMissing(path(user), image, problem));
  }
  return findings;
}

/** Returns the reason when it failed. */
async function pull(
  terminal: Terminal,
  docker: Docker,
  image: string,
  login: string | undefined,
): Promise<string | undefined> {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const layers = { all: new Set<string>(), done: new Set<string>(), said: start };
  let last = "no reason given";
  terminal.say(`pulling ${image}`);
  const code = await docker.follow(
    [...(login === undefined ? [] : ["--config", login]), "pull", image],
    (line) => {
      const [, layer, step] = /^([0-9a-f]{12}): (.*)$/.exec(line) ?? [];
      if (layer === undefined) return void (last = line.trim() === "" ? last : line.trim());
      layers.all.add(layer);
      if (step === "Pull complete" || step === "Already exists") layers.done.add(layer);
      if (Date.now() - layers.said < 5000) return;
      layers.said = Date.now();
      terminal.say(`  ${layers.done.size} of ${layers.all.size} layers (${seconds()} s)`);
    },
  );
  if (code !== 0) return last;
  terminal.say(`pulled ${image} (${seconds()} s)`);
  return undefined;
}

/** The folder of the registry's login; undefined for Docker's own, which knows its contexts too. */
function loginFolder(policy: GatewayConfig["imagePolicy"], image: string): string | undefined {
  const login = pullLogins(policy).find(({ registry }) => registry === registryOf(image));
  return login?.configFile === undefined
    ? undefined
    : posix.dirname(login.configFile.replace(/^~(?=\/)/, homedir()));
}

async function isThere(docker: Docker, image: string): Promise<boolean> {
  return (await docker.run(["image", "inspect", "--format", "{{.Id}}", image])).code === 0;
}

/** Each image with the first workload that uses it. */
function users(plan: GatewayPlan): ReadonlyMap<string, Workload> {
  return new Map(plan.workloads.toReversed().map((workload) => [workload.image, workload]));
}

const paths: Readonly<Record<Exclude<Workload["role"], "vllm">, string>> = {
  edge: "images.edge",
  proxy: "images.litellm",
  migrate: "images.litellm",
  redis: "images.redis",
  roles: "images.postgres",
  postgres: "images.postgres",
  prometheus: "images.prometheus",
  alloy: "images.alloy",
  cloudwatch: "images.redis",
  grafana: "images.grafana",
  backup: "images.postgres",
  alertmanager: "images.alertmanager",
  "redis-exporter": "images.redisExporter",
  "postgres-exporter": "images.postgresExporter",
  "node-exporter": "images.nodeExporter",
  "gpu-exporter": "images.gpuExporter",
  "blackbox-exporter": "images.blackboxExporter",
};

function path({ role, model }: Workload): string {
  return role === "vllm" ? formatPath(["models", model ?? "", "vllm", "image"]) : paths[role];
}
