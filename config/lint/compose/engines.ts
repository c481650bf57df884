/** The engines of all compose files together: which GPUs they reserve, and what share of the memory they take. */
import type { Location } from "../../findings";
import { readArguments } from "../../foreign";
import type { Arguments } from "../../foreign";
import { pinnedVllmTable } from "../../upstream/vllm";
import { grouped } from "../grouped";
import { baseName, documentsOf } from "../project";
import type { DocumentOf, Project } from "../project";
import { containerName, servicesOf } from "./service";
import type { Service } from "./service";

export interface Engine {
  readonly document: DocumentOf<"compose">;
  readonly name: string;
  /** Of the reservation. */
  readonly path: readonly PropertyKey[];
  readonly location: Location;
  /** Null: every GPU of the host. */
  readonly gpus: readonly string[] | null;
  /** How many it uses. */
  readonly used: number;
  readonly share: number;
  /** Files that start the same containers are alternatives; this tells them apart. */
  readonly variant: string | undefined;
}

const defaultShare = Number(pinnedVllmTable.flags.get("--gpu-memory-utilization")?.default ?? 0.9);

export function enginesOf(project: Project): readonly Engine[] {
  const services = documentsOf(project, "compose").flatMap((document) =>
    servicesOf(document)
      .filter(({ launch }) => launch?.program === "vllm")
      .map((service) => ({ document, service })),
  );
  const starts = [...grouped(services, ({ service }) => containerName(service)).values()];
  const alternatives = starts.filter(({ length }) => length > 1).flat();
  const variants = new Set(alternatives.map(({ document }) => variantOf(document.file)));
  return services.flatMap(({ document, service }) => {
    const variant = variantOf(document.file);
    return engineOf(document, service, variants.has(variant) ? variant : undefined) ?? [];
  });
}

function engineOf(
  document: DocumentOf<"compose">,
  service: Service,
  variant: string | undefined,
): Engine | undefined {
  const { gpus } = service.container;
  if (!gpus) return undefined;
  const flags = readArguments(service.launch?.args ?? [], () => 1);
  const sizes = [
    ["--tensor-parallel-size", "-tp"],
    ["--pipeline-parallel-size", "-pp"],
    ["--data-parallel-size", "-dp"],
  ];
  const counted = typeof gpus.count === "number" ? range(gpus.count) : null;
  return {
    document,
    name: containerName(service),
    path: service.path,
    location: gpus.location,
    // Docker gives a number of GPUs from the first on, to every container the same.
    gpus: gpus.ids.length > 0 ? gpus.ids : (counted ?? visible(service)),
    used: sizes.reduce((product, names) => product * (numberOf(flags, names) ?? 1), 1),
    share: numberOf(flags, ["--gpu-memory-utilization"]) ?? defaultShare,
    variant,
  };
}

/** Of all GPUs, those that a variable leaves visible. */
function visible({ container }: Service): readonly string[] | null {
  const names = ["CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES"];
  const given = names.map((name) => container.environment.findLast((one) => one.name === name)?.value?.text);
  const ids = given.find((text) => text !== undefined && /^[\w-]+(,[\w-]+)*$/.test(text) && text !== "all");
  return ids?.split(",") ?? null;
}

function range(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(index));
}

function numberOf({ flags }: Arguments, names: readonly string[]): number | undefined {
  const flag = flags.findLast(({ name }) => names.includes(name.replaceAll("_", "-")));
  const value = Number(flag?.values[0]?.text);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

/** `docker-compose-gpu.yml` and `model-gpu.yml` are the same variant, `docker-compose.yml` another one. */
function variantOf(file: string): string {
  return (
    baseName(file)
      .replace(/\.ya?ml$/, "")
      .split(/[-._]/)
      .at(-1) ?? ""
  );
}
