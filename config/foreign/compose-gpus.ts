/** The ways in which a compose service asks for GPUs: device reservations, `gpus`, CDI names, and the nvidia runtime. */
import { cdiGpus } from "./docker-run";
import type { GpuRequest } from "./document";
import type { YamlFile, YamlPath } from "./yaml-file";

type Fields = Readonly<Record<string, unknown>>;

export function readGpuRequest(service: Fields, yaml: YamlFile, path: YamlPath): GpuRequest | null {
  const reserved = at(service, "deploy", "resources", "reservations", "devices");
  if (Array.isArray(reserved)) {
    const place = [...path, "deploy", "resources", "reservations", "devices"];
    const devices = reserved.map((device, index) => request(device, yaml, [...place, index]));
    const [gpu] = devices.filter((device) => device !== undefined);
    if (gpu) return gpu;
  }
  if (service.gpus === "all") return { ids: [], count: "all", location: yaml.locate([...path, "gpus"]) };
  if (Array.isArray(service.gpus)) return request(service.gpus[0], yaml, [...path, "gpus", 0]) ?? null;
  const devices: readonly unknown[] = Array.isArray(service.devices) ? service.devices : [];
  const named = devices.map((text, index) => ({
    text: String(text),
    location: yaml.locate([...path, "devices", index]),
  }));
  const cdi = cdiGpus(named);
  if (cdi) return cdi;
  if (service.runtime !== "nvidia") return null;
  return { ids: [], count: "all", location: yaml.locate([...path, "runtime"]) };
}

function request(device: unknown, yaml: YamlFile, path: YamlPath): GpuRequest | undefined {
  const { capabilities, device_ids: ids, count } = fields(device);
  const isGpu = capabilities === undefined || [capabilities].flat(2).includes("gpu");
  if (!isGpu) return undefined;
  const location = yaml.locate(path);
  if (Array.isArray(ids)) return { ids: ids.map(String), count: null, location };
  return { ids: [], count: typeof count === "number" && count >= 0 ? count : "all", location };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((part: unknown, key) => fields(part)[key], value);
}

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {}; // keys of YAML maps are texts
}
