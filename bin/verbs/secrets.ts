/** `llm-gateway secrets init|check`: makes values, brings them to the host, says what is wrong there. Prints names only. */
import { previousSecret, sortFindings } from "../../config";
import { fileOutdated, filesNotChecked, sharedName, strayFile } from "../../config/errors/secret-values";
import { overlapOpen } from "../../config/errors/secret-rotation";
import { guessableSecrets, missingSecrets, weakSecrets } from "../../config/secrets";
import type { Finding } from "../../config";
import { provideImages } from "../deploy/images";
import { connectDocker } from "../docker";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions } from "../open-config";
import type { ExitCode } from "../exit";
import { secretsTable } from "../plan/tables";
import { readableByOthers } from "../secrets/env-file";
import { hostFiles } from "../secrets/host-files";
import { lookAtHost } from "../secrets/host-state";
import type { FileState } from "../secrets/host-state";
import { changedNames, envPlace, helperImage, postgresContainer, provideSecrets } from "../secrets/provide";
import type { Result } from "../secrets/provide";
import { purposesOf } from "../secrets/purposes";
import { guardSalt } from "../secrets/salt";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export async function secretsInit(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const opened = await openConfig(terminal, options, "values");
  const { evaluated, shown } = opened;
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const weak = weakSecrets(plan, opened.values);
  if (weak.length > 0) return refuse(terminal, options, weak, shown);
  const docker = connectDocker(config.host, terminal.environment);
  const provided = await provideSecrets(terminal, docker, opened, evaluated.result);
  const findings = [
    ...provided.findings,
    ...missingSecrets(plan, provided.values, "warning"),
    ...readableByOthers(envPlace(terminal, opened, config)),
  ];
  const { made, changed, written, kept } = provided;
  if (options.json === true) writeJson(terminal, { made, changed, written, kept, findings });
  return report(terminal, options, findings, shown);
}

export interface SecretsCheckOptions extends CommonOptions {
  /** Leaves the files on the host out. */
  readonly offline?: boolean;
}

export async function secretsCheck(terminal: Terminal, options: SecretsCheckOptions): Promise<ExitCode> {
  const opened = await openConfig(terminal, options, "values");
  const { evaluated, shown, values } = opened;
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = result;
  const onHost = options.offline === true ? [] : await checkHost(terminal, result, values);
  const open = plan.secrets.filter(({ name }) => values.has(previousSecret(name)));
  const findings = sortFindings([
    ...missingSecrets(plan, values, "error"),
    ...weakSecrets(plan, values),
    ...guessableSecrets(plan, values),
    ...[...purposesOf(config)].flatMap(([name, fields]) =>
      fields.length > 1 ? [sharedName(name, fields)] : [],
    ),
    ...open.map(({ name }) => overlapOpen(name)),
    ...readableByOthers(envPlace(terminal, opened, config)),
    ...onHost,
  ]);
  if (options.json === true) {
    const secrets = plan.secrets.map((secret) => ({ ...secret, set: values.has(secret.name) }));
    writeJson(terminal, { secrets, findings });
  } else terminal.write(`${secretsTable(plan, values)}\n`);
  return report(terminal, options, findings, shown);
}

const told: Readonly<Record<Exclude<FileState, "same">, string>> = {
  missing: "is missing",
  differs: "holds another value",
  owner: "belongs to another user than its reader",
  mode: "can be read by more than its owner",
};

async function checkHost(
  terminal: Terminal,
  { config, plan }: Result,
  values: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  const docker = connectDocker(config.host, terminal.environment);
  const files = hostFiles(plan.workloads, values);
  const image = helperImage(plan.workloads);
  const absent = await provideImages(terminal, docker, { config, plan }, [image]);
  if (absent.length > 0) return absent;
  const host = await lookAtHost(docker, image, plan.secretsDir, files);
  if (host.problem !== undefined) return [filesNotChecked(plan.secretsDir, host.problem)];
  const changed = changedNames(plan, (path) => host.states.get(path) === "differs");
  const salt = changed.includes(config.proxy.saltKey)
    ? await guardSalt(docker, config, await postgresContainer(docker, plan))
    : [];
  const outdated = [...host.states].flatMap(([path, state]) =>
    state === "same" ? [] : [fileOutdated(path, told[state])],
  );
  return [...salt, ...outdated, ...host.strays.map(strayFile)];
}
