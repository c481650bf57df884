/** Makes missing secrets and brings every value to its readers on the Docker host: the one way for all verbs that do so. */
import { dirname, resolve } from "node:path";
import { databaseRoles, workloadsOf } from "../../config";
import type { Finding } from "../../config";
import { secretsNotDelivered } from "../../config/errors/environment";
import { folderOf, prepareBackups } from "../backup/subject";
import { provideImages } from "../deploy/images";
import type { Opened } from "../open-config";
import { show } from "../open-config";
import type { Docker } from "../docker";
import type { Terminal } from "../terminal";
import { deliver } from "./deliver";
import type { Delivered } from "./deliver";
import { writeEnvFile } from "./env-file";
import type { EnvPlace } from "./env-file";
import { hostFiles } from "./host-files";
import { lookAtHost } from "./host-state";
import { makeMissing } from "./make";
import { tellPostgres } from "./postgres";
import { ownRedis, previousPassword, tellRedis } from "./redis";
import type { OwnRedis } from "./redis";
import { countRotations } from "./rotations";
import { runningContainer } from "./running";
import { guardSalt } from "./salt";

export interface Provided extends Delivered {
  /** Names of the secrets that were made. */
  readonly made: readonly string[];
  /** Names whose value on the host was another. */
  readonly changed: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

export type Result = NonNullable<Opened["evaluated"]["result"]>;

/** Whoever is interrupted runs it again: what differs on the host is what is left to do. */
export async function provideSecrets(
  terminal: Terminal,
  docker: Docker,
  opened: Opened,
  { config, plan }: Result,
): Promise<Provided> {
  const made = makeMissing(config, plan, opened.origins);
  const wanted = new Map([...opened.values, ...made]);
  const image = helperImage(plan.workloads);
  const nothing = { made: [], changed: [], values: wanted, written: [], kept: [] };
  const hasBackups = workloadsOf(plan, "backup").length > 0;
  const helpers = [image, ...(hasBackups ? [folderOf({ docker, config, plan }).image] : [])];
  const absent = await provideImages(terminal, docker, { config, plan }, helpers);
  if (absent.length > 0) return { ...nothing, findings: absent };
  const { states, problem } = await lookAtHost(
    docker,
    image,
    plan.secretsDir,
    hostFiles(plan.workloads, wanted),
  );
  if (problem !== undefined) return { ...nothing, findings: [secretsNotDelivered(plan.secretsDir, problem)] };
  const changed = changedNames(plan, (path) => states.get(path) === "differs");
  const own = await ownRedis(docker, plan);
  const redis = own && changed.includes(own.secret) ? own : undefined;
  const previous = await previousPassword(docker, redis, wanted);
  const values = new Map([...wanted, ...previous]);
  const changes = { made, previous, values, changed, redis };
  const refused = await prepare(terminal, docker, opened, { config, plan }, changes);
  if (refused.length > 0) return { ...nothing, findings: refused };
  const outcome = { ...nothing, made: [...made.keys()], values };
  const files = hostFiles(plan.workloads, values);
  const delivery = { image, secretsDir: plan.secretsDir, weightsDir: config.host.weightsDir };
  const delivered = await deliver(docker, delivery, files);
  if (delivered.findings.length > 0) return { ...outcome, ...delivered };
  terminal.say(
    `secrets: ${files.length} files in ${plan.secretsDir}, ${delivered.written.length} of them new or changed`,
  );
  const findings = await prepareBackups({ docker, config, plan });
  return { ...outcome, changed, ...delivered, findings };
}

type Planned = Pick<Result, "config" | "plan">;

interface Changes {
  readonly made: ReadonlyMap<string, string>;
  /** Values that Redis goes on accepting. */
  readonly previous: ReadonlyMap<string, string>;
  readonly values: ReadonlyMap<string, string>;
  readonly changed: readonly string[];
  /** Where its password changes. */
  readonly redis: OwnRedis | undefined;
}

/** All that must be done before the files change, in the order in which it can be done again. */
async function prepare(
  terminal: Terminal,
  docker: Docker,
  opened: Opened,
  { config, plan }: Planned,
  { made, previous, values, changed, redis }: Changes,
): Promise<readonly Finding[]> {
  const container = await postgresContainer(docker, plan);
  const salt = changed.includes(config.proxy.saltKey) ? await guardSalt(docker, config, container) : [];
  if (salt.length > 0) return salt;
  const place = envPlace(terminal, opened, config);
  const unwritten = await writeEnvFile(terminal, place, new Map([...made, ...previous]));
  if (unwritten.length > 0) return unwritten;
  if (made.size > 0) {
    terminal.say(`made: ${[...made.keys()].join(", ")} → ${place.shown}`);
    terminal.say("  keep that file: what is in the database can be read only with the same values");
  }
  const finish = `llm-gateway secrets rotate ${redis?.secret ?? ""} --finish`;
  for (const name of previous.keys())
    terminal.say(`${name} → ${place.shown}: Redis accepts it too, until \`${finish}\``);
  const uncounted = countRotations(terminal, opened.file, plan.name, changed);
  if (uncounted.length > 0) return uncounted;
  const roles = databaseRoles(config).filter(({ secret }) => changed.includes(secret));
  const untold = await tellPostgres(docker, config, container, roles, values);
  return untold.length > 0 ? untold : tellRedis(docker, redis, values);
}

export function envPlace(terminal: Terminal, opened: Opened, config: Result["config"]): EnvPlace {
  const file = opened.envFile ?? resolve(dirname(opened.file), config.secrets.envFile);
  return { file, shown: show(terminal, file), configFile: opened.file, secrets: config.secrets };
}

export async function postgresContainer(docker: Docker, plan: Result["plan"]) {
  const name = plan.workloads.find(({ role }) => role === "postgres")?.name ?? "";
  const id = name === "" ? undefined : await runningContainer(docker, plan.name, name);
  return { name, id };
}

/** Names of which a file satisfies the condition. */
export function changedNames(plan: Result["plan"], isChanged: (path: string) => boolean): readonly string[] {
  return plan.secrets
    .map(({ name }) => name)
    .filter((name) =>
      plan.workloads.some((workload) =>
        workload.secrets.some(
          (secret) => secret.name === name && isChanged(`${workload.name}/${secret.file}`),
        ),
      ),
    );
}

const bySize = [
  "redis",
  "edge",
  "postgres",
  "roles",
  "prometheus",
  "grafana",
  "alloy",
  "backup",
  "migrate",
  "proxy",
  "vllm",
] as const;

/** An image of the stack that is small and has a shell: nothing is pulled that is not needed anyway. */
export function helperImage(workloads: Result["plan"]["workloads"]): string {
  const found = bySize.flatMap((role) => workloads.filter((workload) => workload.role === role))[0];
  if (!found) throw new Error("a plan without workloads");
  return found.image;
}
