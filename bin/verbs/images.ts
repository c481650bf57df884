/** `llm-gateway images list|pin|verify`: which very images the stack runs. */
import type { Finding, GatewayPlan } from "../../config";
import { imageDiffers, imagePinBroken } from "../../config/errors/images";
import { connectDocker } from "../docker";
import type { Docker } from "../docker";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import { writeImageLock } from "../images/lock";
import { onHost, resolveImage } from "../images/resolve";
import type { Resolved } from "../images/resolve";
import { runningImages } from "../images/running";
import { checkSignature } from "../images/signature";
import { openConfig, refuse, report, show } from "../open-config";
import type { CommonOptions } from "../open-config";
import { table } from "../table";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface ImagesPinOptions extends CommonOptions {
  readonly offline?: boolean;
  readonly byId?: boolean;
}

export async function imagesList(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const { evaluated, shown } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { images } = evaluated.result.plan;
  if (options.json === true) writeJson(terminal, { images });
  else {
    const rows = images.map(({ name, runs, workloads }) => [
      name,
      runs === name ? "-" : runs,
      workloads.join(", "),
    ]);
    terminal.write(`${table("Images", ["IMAGE", "PINNED TO", "WORKLOADS"], rows)}\n`);
  }
  return report(terminal, options, evaluated.findings, shown);
}

export async function imagesPin(terminal: Terminal, options: ImagesPinOptions): Promise<ExitCode> {
  const { evaluated, shown, file } = await openConfig(terminal, options);
  // A lock that cannot be read is no obstacle: it is written anew.
  const subject = evaluated.result ?? evaluated.draft;
  const others = evaluated.findings.filter(({ code }) => !code.startsWith("IMAGE."));
  if (subject === undefined || others.some(({ severity }) => severity === "error"))
    return refuse(terminal, options, evaluated.findings, shown);
  const docker = connectDocker(subject.config.host, terminal.environment);
  const how = { offline: options.offline === true, byId: options.byId === true };
  const resolved: Resolved[] = [];
  const findings: Finding[] = [];
  for (const { name } of subject.plan.images) {
    const one = await resolveImage(docker, name, how);
    if ("pin" in one) resolved.push(one);
    else findings.push(one);
  }
  if (findings.length > 0) return refuse(terminal, options, findings, shown);
  const pins = Object.fromEntries(resolved.map(({ name, pin }) => [name, pin]));
  const lock = writeImageLock(file, pins);
  if (options.json === true) writeJson(terminal, { images: resolved, file: show(terminal, lock) });
  else
    terminal.write(
      `${table(
        "Pinned",
        ["IMAGE", "TO", "AS SAID BY"],
        resolved.map(({ name, pin, from }) => [name, pin, from]),
      )}\n`,
    );
  terminal.say(`wrote ${show(terminal, lock)}; the next deployment replaces what it changes`);
  if (resolved.some(({ from }) => from === "id"))
    terminal.say("pinned by id: such an image is found only where it has been loaded, and never pulled");
  return exit.fine;
}

export async function imagesVerify(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const { evaluated, shown } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const docker = connectDocker(config.host, terminal.environment);
  const findings: Finding[] = [];
  const images = [];
  for (const image of plan.images) {
    const local = await onHost(docker, image.runs);
    if (!local) findings.push(imagePinBroken(image.name, image.runs));
    const signature = await checkSignature(terminal, image.name, image.runs);
    findings.push(...signature.findings);
    const { state, why } = signature;
    images.push({ ...image, id: local?.id ?? null, signature: state, ...(why === "" ? {} : { why }) });
  }
  findings.push(...(await differences(docker, plan, new Map(images.map(({ name, id }) => [name, id])))));
  if (options.json === true) writeJson(terminal, { images, findings });
  else {
    const rows = images.map(({ name, id, signature, why }) => [
      name,
      id === null ? "not there" : id.slice(7, 19),
      why === undefined ? signature : `${signature}: ${why}`,
    ]);
    terminal.write(`${table("Images on the host", ["IMAGE", "ID", "SIGNATURE"], rows)}\n`);
  }
  return report(terminal, options, [...findings, ...evaluated.findings], shown);
}

/** Containers that run something else than the plan says; those that do not run are no difference. */
async function differences(
  docker: Docker,
  plan: GatewayPlan,
  ids: ReadonlyMap<string, string | null>,
): Promise<readonly Finding[]> {
  const running = await runningImages(docker, plan.name);
  return plan.images.flatMap(({ name, runs, workloads }) => {
    const id = ids.get(name) ?? null;
    return running
      .filter(({ workload, image }) => workloads.includes(workload) && id !== null && image !== id)
      .map(({ workload, image }) => imageDiffers(runs, workload, id ?? "", image));
  });
}
