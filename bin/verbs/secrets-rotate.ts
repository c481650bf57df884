/** `llm-gateway secrets rotate NAME`: a new value for all readers, without losing data, and what it costs said before. */
import { previousSecret } from "../../config";
import { weakSecrets } from "../../config/secrets";
import type { Finding } from "../../config";
import { provideImages } from "../deploy/images";
import { connectDocker } from "../docker";
import type { Docker } from "../docker";
import { unknownName } from "../did-you-mean";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { costOf } from "../secrets/cost";
import { helperImage, provideSecrets } from "../secrets/provide";
import type { Result } from "../secrets/provide";
import { finishRotation, nextValue, writeNext } from "../secrets/rotate";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface RotateOptions extends CommonOptions {
  /** The new value is on standard input. */
  readonly stdin?: boolean;
  /** Ends the overlap: the previous value is refused from now on. */
  readonly finish?: boolean;
  /** Does not ask; `finish` does not wait for readers of the previous value either. */
  readonly yes?: boolean;
}

export async function secretsRotate(
  terminal: Terminal,
  name: string,
  options: RotateOptions,
): Promise<ExitCode> {
  const opened = await openConfig(terminal, options, "values");
  const { evaluated, shown } = opened;
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const names = result.plan.secrets.map((secret) => secret.name);
  if (!names.includes(name)) throw new WrongUsage(unknownName("secret", name, names));
  const docker = connectDocker(result.config.host, terminal.environment);
  const absent = await provideImages(terminal, docker, result, [helperImage(result.plan.workloads)]);
  if (absent.length > 0) return refuse(terminal, options, absent, shown);
  if (options.finish !== true) return rotate(terminal, docker, opened, result, name, options);
  const findings = await finishRotation(terminal, docker, opened, result, name, options.yes === true);
  if (findings.length > 0) return refuse(terminal, options, findings, shown);
  terminal.say(`finished: only the new value of ${name} is accepted`);
  if (options.json === true) writeJson(terminal, { name, finished: true, findings });
  return exit.fine;
}

async function rotate(
  terminal: Terminal,
  docker: Docker,
  opened: Opened,
  result: Result,
  name: string,
  options: RotateOptions,
): Promise<ExitCode> {
  const given = options.stdin === true ? await terminal.input() : undefined;
  const next = await nextValue(docker, opened, result, name, given);
  if ("findings" in next) return refuse(terminal, options, next.findings, opened.shown);
  const values = new Map([...opened.values, [name, next.value]]);
  const weak = weakSecrets({ secrets: result.plan.secrets.filter((secret) => secret.name === name) }, values);
  if (weak.length > 0) return refuse(terminal, options, weak, opened.shown);
  const costs = costOf(result.config, result.plan, name);
  terminal.say(
    [`${name}: ${next.isNew ? "a new value" : "goes on with the value that is there"}`, ...costs].join(
      "\n  ",
    ),
  );
  if (options.yes !== true && terminal.ask !== undefined && !(await terminal.ask(`change ${name}?`)))
    return exit.failed;
  const unwritten = await writeNext(terminal, opened, result, name, next);
  if ("findings" in unwritten) return refuse(terminal, options, unwritten.findings, opened.shown);
  const provided = await provideSecrets(terminal, docker, { ...opened, ...unwritten }, result);
  const findings: readonly Finding[] = provided.findings;
  const overlap = provided.values.has(previousSecret(name));
  if (options.json === true) {
    const { changed, written } = provided;
    writeJson(terminal, { name, changed, written, overlap, costs, findings });
  }
  if (findings.length > 0) return report(terminal, options, findings, opened.shown);
  terminal.say(`next: npx cdktf deploy ${result.plan.name}`);
  if (overlap) terminal.say(`then: llm-gateway secrets rotate ${name} --finish`);
  return exit.fine;
}
