/** Reads compose files: services as containers, with variables filled in as compose does. */
import { isMapping } from "../mapping";
import type { Container, LookUp, Problem, Word } from "./document";
import { expand } from "./expand";
import { readPort, readVariable } from "./docker-run";
import { readGpuRequest } from "./compose-gpus";
import { splitCommand } from "./shell-words";
import { readYaml } from "./yaml-file";
import type { YamlFile, YamlPath } from "./yaml-file";

export interface ComposeFile {
  readonly services: readonly Container[];
  /** The file itself: for what has no field above, such as health checks. */
  readonly yaml: YamlFile;
  readonly problems: readonly Problem[];
}

/** Keys that become a field of the container. */
const fields = new Set(
  "image container_name entrypoint command environment env_file ports volumes networks deploy gpus runtime".split(
    " ",
  ),
);

export function readCompose(text: string, lookUp: LookUp = () => undefined): ComposeFile {
  const yaml = readYaml(text);
  const services = Object.entries(record(record(yaml.data).services));
  const reader = new ComposeReader(yaml, lookUp);
  return {
    services: services.map(([name, service]) => reader.service(name, record(service))),
    yaml,
    problems: yaml.problems,
  };
}

/** A map, or an empty one for anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isMapping(value) ? value : {};
}

class ComposeReader {
  constructor(
    private readonly yaml: YamlFile,
    private readonly lookUp: LookUp,
  ) {}

  service(name: string, service: Readonly<Record<string, unknown>>): Container {
    const path = ["services", name];
    const image = this.word(service.image, [...path, "image"]);
    const containerName = this.word(service.container_name, [...path, "container_name"])?.text;
    const networks = Array.isArray(service.networks)
      ? service.networks.map(String)
      : Object.keys(record(service.networks));
    const aliases = Object.values(record(service.networks)).flatMap((network) =>
      list(record(network).aliases),
    );
    return {
      name,
      hostNames: [
        ...new Set([name, containerName, ...aliases.map(String)].filter((text) => text !== undefined)),
      ],
      image: image ?? null,
      entrypoint: this.command(service.entrypoint, [...path, "entrypoint"]) ?? null,
      command: this.command(service.command, [...path, "command"]) ?? [],
      environment: this.entries(service.environment, [...path, "environment"]).map(readVariable),
      envFiles: this.envFiles(service.env_file, [...path, "env_file"]),
      ports: this.ports(service.ports, [...path, "ports"]),
      volumes: this.volumes(service.volumes, [...path, "volumes"]),
      gpus: readGpuRequest(service, this.yaml, path),
      networks,
      others: Object.keys(service)
        .filter((key) => !fields.has(key))
        .map((key) => ({
          name: key,
          value: this.word(service[key], [...path, key]) ?? null,
          location: this.yaml.locate([...path, key]),
        })),
      location: this.yaml.locate(path),
    };
  }

  private word(value: unknown, path: YamlPath): Word | undefined {
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
      return undefined;
    const raw = String(value);
    return { ...expand(raw, this.lookUp), raw, location: this.yaml.locate(path) };
  }

  private words(value: unknown, path: YamlPath): readonly Word[] {
    return list(value).flatMap((item, index) => this.word(item, [...path, index]) ?? []);
  }

  private command(value: unknown, path: YamlPath): readonly Word[] | undefined {
    if (Array.isArray(value)) return this.words(value, path);
    return typeof value === "string" ? splitCommand(value, this.yaml.locate(path), this.lookUp) : undefined;
  }

  /** A list of `NAME=value`, or a map. */
  private entries(value: unknown, path: YamlPath): readonly Word[] {
    if (Array.isArray(value)) return this.words(value, path);
    return Object.entries(record(value)).map(([name, given]) => {
      const location = this.yaml.locate([...path, name]);
      const word = this.word(given, [...path, name]);
      if (!word) return { text: name, raw: name, names: [], missing: [], location };
      return { ...word, text: `${name}=${word.text}`, raw: `${name}=${word.raw}` };
    });
  }

  private envFiles(value: unknown, path: YamlPath): readonly Word[] {
    if (!Array.isArray(value)) return [this.word(value, path) ?? []].flat();
    return value.flatMap((item, index) =>
      typeof item === "object"
        ? (this.word(record(item).path, [...path, index, "path"]) ?? [])
        : (this.word(item, [...path, index]) ?? []),
    );
  }

  private ports(value: unknown, path: YamlPath): Container["ports"] {
    return list(value).flatMap((item, index) => {
      if (typeof item !== "object") return [this.word(item, [...path, index]) ?? []].flat().flatMap(readPort);
      const { target, published, host_ip: address } = record(item);
      const word = this.word(joined([address, published, target]), [...path, index]);
      return word ? readPort(word) : [];
    });
  }

  private volumes(value: unknown, path: YamlPath): readonly Word[] {
    return list(value).flatMap((item, index) => {
      if (typeof item !== "object") return this.word(item, [...path, index]) ?? [];
      const { source, target, read_only: isReadOnly } = record(item);
      return (
        this.word(joined([source, target, isReadOnly === true ? "ro" : undefined]), [...path, index]) ?? []
      );
    });
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function joined(parts: readonly unknown[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map(String)
    .join(":");
}
