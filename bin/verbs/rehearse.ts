/** `llm-gateway rehearse`: an upgrade on a copy of the database, beside the stack, which is only read. */
import { rehearsalFailed } from "../../config/errors/upgrade";
import { hasErrors, imageToRun, workloadsOf } from "../../config";
import { serverOf } from "../backup/subject";
import { provideImages } from "../deploy/images";
import { connectDocker } from "../docker";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions } from "../open-config";
import type { ExitCode } from "../exit";
import { runRehearsal } from "../rehearse/steps";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import { targetOf } from "../upgrade/target";

export interface RehearseOptions extends CommonOptions {
  readonly to?: readonly string[];
}

export async function rehearse(terminal: Terminal, options: RehearseOptions): Promise<ExitCode> {
  const { evaluated, shown, values } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const wanted = options.to === undefined ? { set: [], findings: [] } : targetOf(config, options.to);
  if (hasErrors(wanted.findings)) return refuse(terminal, options, wanted.findings, shown);
  const set = [...(options.set ?? []), ...wanted.set];
  const later = await openConfig({ ...terminal, say: () => undefined }, { ...options, set });
  const target = later.evaluated.result;
  if (target === undefined) return refuse(terminal, options, later.evaluated.findings, shown);
  const docker = connectDocker(config.host, terminal.environment);
  const subject = { config, plan, docker };
  const production = await serverOf(subject);
  if ("code" in production) return refuse(terminal, options, [production], shown);
  const image = imageToRun(target.config, target.plan, target.config.images.litellm);
  if ((await docker.run(["image", "inspect", image])).code !== 0)
    return refuse(
      terminal,
      options,
      [rehearsalFailed("image", `${image} is not on the host; docker pull ${image}`)],
      shown,
    );
  const postgres = imageToRun(target.config, target.plan, target.config.images.postgres);
  const beside = [postgres, ...workloadsOf(target.plan, "redis").map((redis) => redis.image)];
  const absent = await provideImages(terminal, docker, target, beside);
  if (absent.length > 0) return refuse(terminal, options, absent, shown);
  terminal.say(`rehearsing ${image} on a copy of ${production.container}`);
  const { steps, findings } = await runRehearsal(terminal, subject, production, target, values);
  if (options.json === true) writeJson(terminal, { image, steps, findings });
  return report(terminal, options, findings, shown);
}
