/** How LiteLLM itself is started: `litellm --config … --port …`, as a command or as a container. */
import { readArguments } from "../foreign";
import type { Container, Flag, Launch } from "../foreign";
import { litellmVersions } from "../upstream/litellm";
import { put } from "./context";
import type { Context } from "./context";
import type { Place } from "./report";

const switches = new Set([
  "--detailed_debug",
  "--debug",
  "--use_prisma_db_push",
  "--run_gunicorn",
  "--run_hypercorn",
  "--skip_server_startup",
  "--test",
  "--health",
  "--save",
]);

export function mapProxy(context: Context, file: string, launch: Launch): void {
  const { flags } = readArguments(launch.args, (name) => (switches.has(name) ? 0 : 1));
  for (const flag of flags) mapFlag(context, { file, location: flag.location }, flag, launch.container);
  if (launch.container) mapContainer(context, file, launch.container);
}

function mapFlag(context: Context, place: Place, { name, values }: Flag, container: Container | null): void {
  const text = values[0]?.text ?? "";
  const from = `litellm ${name}`;
  const number = Number(text);
  if (name === "--config") context.report.mapped(place, from, null, "its settings are imported");
  else if (name === "--port") {
    // In a container the published port counts.
    if (container || !Number.isInteger(number))
      context.report.mapped(place, from, null, "the container's own port");
    else mapPort(context, place, from, number);
  } else if (name === "--num_workers" && Number.isInteger(number)) {
    if (number === 1) context.report.mapped(place, from, "proxy.workers");
    else put(context, place, from, ["proxy", "workers"], number);
  } else if (name === "--detailed_debug" || name === "--debug")
    context.report.corrected(
      place,
      from,
      null,
      "logs prompts and slows every request down: set proxy.logLevel while you look for something",
    );
  else if (name === "--host" && /^(127\.|localhost)/.test(text))
    context.report.mapped(place, from, "proxy.bind");
  else if (name === "--host")
    context.report.corrected(
      place,
      from,
      null,
      "the proxy is published on 127.0.0.1 unless proxy.bind names further addresses",
    );
  else if (/^--(model|alias|api_base|add_key|drop_params|max_tokens|temperature)$/.test(name))
    context.report.unmapped(place, from, "say it in the config");
  else context.report.unmapped(place, from, "has no counterpart in the config");
}

export function mapPort(context: Context, place: Place, from: string, port: number): void {
  if (port === 4000) context.report.mapped(place, from, "proxy.port");
  else put(context, place, from, ["proxy", "port"], port);
}

const set = new Set([
  "restart",
  "depends_on",
  "build",
  "init",
  "stdin_open",
  "tty",
  "logging",
  "ulimits",
  "labels",
  "profiles",
  "pull_policy",
  "--restart",
  "--rm",
  "-d",
  "--detach",
  "-it",
  "--name",
]);

export function mapContainer(context: Context, file: string, container: Container): void {
  const at = (part: { readonly location: Place["location"] }): Place => ({ file, location: part.location });
  const { image } = container;
  if (image) mapImage(context, at(image), image.text);
  for (const port of container.ports.filter(({ published }) => published !== null)) {
    const from = `port ${port.published ?? ""}`;
    mapPort(context, at(port), from, port.published ?? 4000);
    if (port.address === null || port.address === "0.0.0.0")
      context.report.corrected(
        at(port),
        `${from} on every address`,
        null,
        "published on 127.0.0.1; name further addresses in proxy.bind",
      );
    else if (!port.address.startsWith("127."))
      put(context, at(port), `${from} on ${port.address}`, ["proxy", "bind"], port.address);
  }
  for (const volume of container.volumes) {
    const isConfig = /config[\w.-]*\.ya?ml/.test(volume.text);
    if (isConfig)
      context.report.mapped(at(volume), `volume ${volume.raw}`, null, "the toolkit mounts the compiled file");
    else context.report.unmapped(at(volume), `volume ${volume.raw}`, "the proxy mounts its config only");
  }
  for (const other of container.others)
    if (other.name === "healthcheck")
      context.report.corrected(
        at(other),
        other.name,
        null,
        "the toolkit's own check needs neither curl nor a key, and calls no model",
      );
    else if (set.has(other.name))
      context.report.mapped(at(other), other.name, null, "the toolkit sets it itself");
    else
      context.report.unmapped(
        at(other),
        other.name,
        "has no counterpart; the toolkit's containers do without it",
      );
}

function mapImage(context: Context, place: Place, image: string): void {
  if (litellmVersions.some((version) => new RegExp(`:v?${version.replaceAll(".", "\\.")}\\b`).test(image))) {
    context.report.mapped(place, `image ${image}`, null, "the toolkit's own image of this version");
    return;
  }
  const why = /^(docker\.io\/)?berriaiofficial\//.test(image)
    ? "is obsolete"
    : image.includes("litellm-launcher")
      ? "is what the toolkit replaces"
      : "is not the version that every key is checked for";
  context.report.corrected(
    place,
    `image ${image}`,
    null,
    `${why}; the pinned image is used (images.litellm)`,
  );
}
