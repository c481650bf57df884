/** The new value of a secret: made, given, or changed at its source; and the end of the time in which two are accepted. */
import { previousSecret } from "../../config";
import { notRotated } from "../../config/errors/secret-rotation";
import { filesNotChecked } from "../../config/errors/secret-values";
import type { Finding } from "../../config";
import type { Docker } from "../docker";
import type { Opened } from "../open-config";
import type { Terminal } from "../terminal";
import { deliver } from "./deliver";
import { writeEnvFile } from "./env-file";
import { hostFiles } from "./host-files";
import { lookAtHost } from "./host-state";
import { makeValue } from "./make";
import { changedNames, envPlace, helperImage, postgresContainer } from "./provide";
import type { Result } from "./provide";
import { checkReaders } from "./old-readers";
import { ownRedis, tellRedis } from "./redis";
import { guardSalt } from "./salt";

export interface NextValue {
  readonly value: string;
  /** Not yet where values are kept. */
  readonly isNew: boolean;
}

interface Refused {
  readonly findings: readonly Finding[];
}

/** A rotation that was interrupted goes on with the value it had made. */
export async function nextValue(
  docker: Docker,
  opened: Opened,
  { config, plan }: Result,
  name: string,
  given: string | undefined,
): Promise<NextValue | Refused> {
  const files = hostFiles(plan.workloads, opened.values);
  const host = await lookAtHost(docker, helperImage(plan.workloads), plan.secretsDir, files);
  if (host.problem !== undefined) return { findings: [filesNotChecked(plan.secretsDir, host.problem)] };
  const current = opened.values.get(name);
  const isWaiting = changedNames(plan, (path) => host.states.get(path) === "differs").includes(name);
  const isOpen = opened.values.has(previousSecret(name));
  if (current !== undefined && given === undefined && (isWaiting || isOpen))
    return { value: current, isNew: false };
  if (name === config.proxy.saltKey) {
    const findings = await guardSalt(docker, config, await postgresContainer(docker, plan));
    if (findings.length > 0) return { findings };
  }
  return madeOrGiven(opened, { config, plan }, name, given);
}

function madeOrGiven(
  opened: Opened,
  { config, plan }: Pick<Result, "config" | "plan">,
  name: string,
  given: string | undefined,
): NextValue | Refused {
  const origin = opened.origins.get(name);
  if (origin === "file" || origin === "command")
    return refused(
      name,
      `its ${origin} still gives the value that is in use`,
      "Change it there first, then run this again.",
    );
  if (origin === "environment")
    return refused(
      name,
      "a variable of this environment gives it",
      "Change the variable there, then run this again.",
    );
  if (given !== undefined) return usable(name, given);
  if (plan.secrets.some((secret) => secret.name === name && secret.canBeMade))
    return { value: makeValue(config, name), isNew: true };
  return refused(
    name,
    "nobody but its provider can make a value",
    "Give the new one with --stdin, or change it in the env file, then run this again.",
  );
}

function refused(name: string, reason: string, fix: string): Refused {
  return { findings: [notRotated(name, reason, fix)] };
}

function usable(name: string, given: string): NextValue | Refused {
  const value = given.replace(/\r?\n$/, "");
  const isReadable = !/[\r\n]/.test(value) && !["'", '"', "`"].every((mark) => value.includes(mark));
  return isReadable && value !== ""
    ? { value, isNew: true }
    : refused(name, "standard input holds no value of one line", "Give the value alone on one line.");
}

/** Both passwords of the stack's Redis stay in the env file until the rotation is finished. */
export async function writeNext(
  terminal: Terminal,
  opened: Opened,
  { config, plan }: Result,
  name: string,
  { value, isNew }: NextValue,
): Promise<Pick<Opened, "values" | "origins"> | Refused> {
  if (!isNew) return { values: opened.values, origins: opened.origins };
  const before = opened.values.get(name);
  const overlaps = plan.workloads.some(({ secrets }) =>
    secrets.some((secret) => secret.name === name && secret.form === "redis-acl"),
  );
  const changes = new Map([[name, value]]);
  if (overlaps && before !== undefined) changes.set(previousSecret(name), before);
  const findings = await writeEnvFile(terminal, envPlace(terminal, opened, config), changes);
  if (findings.length > 0) return { findings };
  const origins = new Map([...opened.origins, [name, "env file"] as const]);
  return { values: new Map([...opened.values, ...changes]), origins };
}

/** The previous value is refused from now on. Readers that still use it must have been replaced, unless it is `forced`. */
export async function finishRotation(
  terminal: Terminal,
  docker: Docker,
  opened: Opened,
  result: Result,
  name: string,
  forced: boolean,
): Promise<readonly Finding[]> {
  const { config, plan } = result;
  const previous = previousSecret(name);
  const before = opened.values.get(previous);
  if (before === undefined)
    return [
      notRotated(name, "no rotation of it is open", `Begin with \`llm-gateway secrets rotate ${name}\`.`),
    ];
  const old = forced ? [] : await checkReaders(docker, result, name);
  if (old.length > 0) return old;
  const values = new Map(opened.values);
  values.delete(previous);
  const place = { image: helperImage(plan.workloads), secretsDir: plan.secretsDir };
  const delivered = await deliver(
    docker,
    { ...place, weightsDir: config.host.weightsDir },
    hostFiles(plan.workloads, values),
  );
  if (delivered.findings.length > 0) return delivered.findings;
  const untold = await tellRedis(docker, await ownRedis(docker, plan), values, before);
  if (untold.length > 0) return untold;
  // Last: as long as the line is there, the same command can be run again.
  return writeEnvFile(terminal, envPlace(terminal, opened, config), new Map([[previous, null]]));
}
