/** What surrounds an engine in its container: image, environment, ports, volumes, and what the toolkit sets itself. */
import type { Variable, Word } from "../foreign";
import { namesASecret, isSecretName } from "../schema/secret";
import { lookUpVllmEnvironment, pinnedVllmTable, vllmTable, vllmVersionInTag } from "../upstream/vllm";
import { holdsSecretValue, needSecret, put } from "./context";
import type { Context } from "./context";
import { placeOf } from "./engine";
import type { Engine } from "./engine";

export function mapContainer(context: Context, engine: Engine, path: readonly string[]): void {
  for (const variable of engine.launch.environment) mapVariable(context, engine, path, variable);
  const { container } = engine.launch;
  if (!container) return;
  if (container.image) mapImage(context, engine, path, container.image);
  for (const port of container.ports)
    context.report.corrected(
      placeOf(engine, port),
      `port ${port.published ?? port.target}`,
      null,
      "engines are not published: clients come through the gateway, which asks for a key",
    );
  for (const volume of container.volumes) mapVolume(context, engine, volume);
  for (const other of container.others) mapOther(context, engine, path, other);
}

function mapVariable(context: Context, engine: Engine, path: readonly string[], variable: Variable): void {
  const { name, value } = variable;
  const place = placeOf(engine, variable);
  const found = lookUpVllmEnvironment(pinnedVllmTable, name);
  if (/^(HF_TOKEN|HUGGING_FACE_HUB_TOKEN)$/.test(name)) {
    const [secret] = (value?.names ?? []).filter(isSecretName);
    put(context, place, name, ["huggingFace", "token"], needSecret(context, secret ?? name, place));
    return;
  }
  if (/^(CUDA|NVIDIA)_VISIBLE_DEVICES$/.test(name)) {
    context.report.mapped(place, name, null, "which GPUs");
    return;
  }
  if (/^(NVIDIA_DRIVER_CAPABILITIES|HF_HOME|HUGGINGFACE_HUB_CACHE|TRANSFORMERS_CACHE)$/.test(name)) {
    context.report.mapped(place, name, null, "the toolkit sets it itself");
    return;
  }
  if (found.status === "removed") {
    context.report.unmapped(place, name, `vLLM removed it in ${found.since}; ${found.replacement}`);
    return;
  }
  if (found.status === "unknown") {
    context.report.unmapped(place, name, "the pinned vLLM reads no such variable");
    return;
  }
  if (namesASecret(name) || holdsSecretValue(name, value?.text)) {
    const [secret = name] = (value?.names ?? []).filter(isSecretName);
    if (isSecretName(secret)) {
      put(context, place, name, [...path, "secretEnv", name], needSecret(context, secret, place));
      return;
    }
  }
  if (!value || value.missing.length > 0) {
    context.report.unmapped(place, name, "its value is not in the files");
    return;
  }
  put(context, place, name, [...path, "env", name], value.text);
}

function mapImage(context: Context, engine: Engine, path: readonly string[], image: Word): void {
  const version = vllmVersionInTag(image.text);
  const place = placeOf(engine, image);
  if (version !== null && vllmTable(version) && image.text.includes("vllm/vllm-openai")) {
    put(context, place, `image ${image.text}`, [...path, "image"], image.text);
    return;
  }
  const why = /:latest$|:[^/]*nightly|^[^:]*$/.test(image.text)
    ? "is another one tomorrow"
    : "is not one that the flags can be checked for";
  context.report.corrected(
    place,
    `image ${image.text}`,
    null,
    `${why}; the pinned image is used (images.vllm)`,
  );
}

function mapVolume({ report }: Context, engine: Engine, volume: Word): void {
  const [, target = ""] = volume.text.split(":");
  const isCache = /huggingface|\.cache/.test(target);
  const place = placeOf(engine, volume);
  if (isCache)
    report.mapped(
      place,
      `volume ${volume.raw}`,
      null,
      "all engines share one cache: point host.weightsDir at it",
    );
  else if (engine.source.startsWith("/"))
    report.mapped(place, `volume ${volume.raw}`, null, "the model's folder");
  else if (isNamed(engine, target))
    report.mapped(place, `volume ${volume.raw}`, null, "what a flag names there, the toolkit mounts itself");
  else report.unmapped(place, `volume ${volume.raw}`, "engines mount their weights only");
}

/** A flag names something in the folder, such as a template or an adapter. */
function isNamed({ flags }: Engine, folder: string): boolean {
  return folder !== "" && flags.some(({ values }) => values.some(({ text }) => text.includes(folder)));
}

/** What every container of the toolkit gets. */
const set = new Set(
  (
    "restart --restart healthcheck depends_on stdin_open tty -d --detach -i -t -it -dit --rm --init init network_mode logging " +
    "ulimits --ulimit stop_grace_period labels --label profiles build pull_policy --pull --name --runtime"
  ).split(" "),
);

function mapOther(context: Context, engine: Engine, path: readonly string[], other: Variable): void {
  const { name, value } = other;
  const place = placeOf(engine, other);
  const size = /^(\d+(?:\.\d+)?)\s*([gGmM])[iI]?[bB]?$/.exec(value?.text ?? "");
  const gib = size && Number(size[1]) / (/m/i.test(size[2] ?? "") ? 1024 : 1);
  if (/^(--ipc|ipc)$/.test(name))
    context.report.corrected(
      place,
      name,
      null,
      "host IPC is not needed: the engine gets shared memory of its own",
    );
  else if (/^(--shm-size|shm_size)$/.test(name) && gib) put(context, place, name, [...path, "shmGiB"], gib);
  else if (/^(--memory|mem_limit)$/.test(name) && gib)
    put(context, place, name, [...path, "containerMemoryGiB"], gib);
  else if (/^(--cpus|cpus)$/.test(name) && Number(value?.text) > 0)
    put(context, place, name, [...path, "cpus"], Number(value?.text));
  else if (name === "devices" && engine.launch.container?.gpus)
    context.report.mapped(place, name, null, "which GPUs");
  else if (set.has(name)) context.report.mapped(place, name, null, "the toolkit sets it itself");
  else context.report.unmapped(place, name, "has no counterpart; the toolkit's containers do without it");
}
