/** Reads a launch of vLLM: which model, under which names, on which GPUs, reachable where. */
import { readArguments } from "../foreign";
import type { Flag, Launch, Word } from "../foreign";
import { lookUpVllmFlag, pinnedVllmTable } from "../upstream/vllm";
import type { VllmFlag } from "../upstream/vllm";
import { absolutePath, hostPath } from "./engine";
import type { Engine } from "./engine";
import type { ReportWriter } from "./report";

/** Undefined when the launch names no model; the report says so. */
export function readEngine(file: string, launch: Launch, report: ReportWriter): Engine | undefined {
  const place = { file, location: launch.location };
  const { positional, flags } = readArguments(launch.args, mostValues);
  const named = (name: string) => flags.filter((flag) => fullName(flag.name) === name);
  const model = named("--model").at(-1)?.values[0] ?? positional[0];
  if (!model || model.text === "") {
    const missing = model?.missing.map((name) => `$${name}`).join(", ") ?? "";
    report.unmapped(
      place,
      "vllm serve",
      `names no model${missing === "" ? "" : ` (${missing} has no value)`}`,
    );
    return undefined;
  }
  for (const word of positional.slice(positional[0] === model ? 1 : 0))
    report.unmapped(
      { file, location: word.location },
      word.raw,
      word.missing.length > 0 ? "has no value: what it would add is not known" : "is no argument of vLLM",
    );
  const source = sourceOf(file, launch, model, report);
  const served = named("--served-model-name").flatMap(({ values }) => values.map(({ text }) => text));
  const gpus = sizes.reduce((product, name) => product * (numberOf(named(name)) ?? 1), 1);
  report.mapped({ file, location: model.location }, `model ${model.text}`, null, "one engine");
  return {
    file,
    launch,
    source,
    servedNames: served.length > 0 ? served : [model.text],
    hosts: hostsOf(launch, numberOf(named("--port"))),
    gpus: isCpu(launch) ? 0 : gpus,
    gpuIds: gpuIdsOf(launch),
    flags: flags.filter(({ name }) => !consumed.has(fullName(name) ?? "")),
    place,
  };
}

/** A path inside the container as one on the host. */
function sourceOf(file: string, { container }: Launch, model: Word, report: ReportWriter): string {
  const { text, location } = model;
  const source = text.startsWith("/") ? absolutePath(container, text) : text;
  const beside = hostPath(container, source);
  if (source === text && beside !== source)
    report.unmapped(
      { file, location },
      `the folder of ${text}`,
      `is ${beside} beside ${file}: write its absolute path into vllm.source`,
    );
  return source;
}

const sizes = ["--tensor-parallel-size", "--pipeline-parallel-size", "--data-parallel-size"];
const consumed = new Set(["--model", "--served-model-name", "--port", "--host"]);

/** What the pinned vLLM calls a flag; undefined when it knows none. */
function fullName(name: string): string | undefined {
  return knownFlag(name)?.name;
}

function knownFlag(name: string): VllmFlag | undefined {
  const found = lookUpVllmFlag(pinnedVllmTable, name);
  return found.status === "known" || found.status === "inexact" ? found.flag : undefined;
}

function mostValues(name: string): number {
  const flag = knownFlag(name);
  if (flag?.type === "bool") return 0;
  return flag?.separator === "space" ? Infinity : 1;
}

function numberOf(flags: readonly Flag[]): number | undefined {
  const number = Number(flags.at(-1)?.values[0]?.text ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

function isCpu({ container }: Launch): boolean {
  return /vllm-?cpu|[-:]cpu\b/.test(container?.image?.text ?? "");
}

function hostsOf({ container }: Launch, port = 8000): readonly string[] {
  if (container === null) return local(port);
  const published = container.ports.flatMap((one) => (one.published === null ? [] : local(one.published)));
  const isHost = container.networks.includes("host") || container.others.some(isHostNetwork);
  return [...container.hostNames, ...published, ...(isHost ? local(port) : [])];
}

function isHostNetwork({ name, value }: { readonly name: string; readonly value: Word | null }): boolean {
  return name === "network_mode" && value?.text === "host";
}

function local(port: number): readonly string[] {
  return ["localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal"].map((host) => `${host}:${port}`);
}

function gpuIdsOf({ container, environment }: Launch): readonly string[] | null {
  if (container?.gpus && container.gpus.ids.length > 0) return container.gpus.ids;
  const names = container ? ["CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES"] : ["CUDA_VISIBLE_DEVICES"];
  const visible = environment.find(({ name }) => names.includes(name))?.value?.text ?? "";
  const ids = visible.split(",").map((id) => id.trim());
  return ids.every((id) => /^(\d+|GPU-.+|MIG-.+)$/.test(id)) ? ids : null;
}
