/** Models, routes, GPUs, memory, cost and Terraform's own plan, as tables. */
import { spoken } from "../changes/tell";
import { fixed } from "../plan/sections";
import { idRanges, shortNames } from "../plan/short-names";
import type { DiffDocument, EngineSide, GpuChange, Price, RouteSide } from "./document";
import { change, figures, name } from "./view-cells";
import type { Cell, Table } from "./view-cells";
import { whyCell } from "./view-changes";

export function loadsTable({ reloads }: DiffDocument): Table {
  const rows = reloads.map(({ model, workloads, weightsGiB, atMostSeconds }): readonly Cell[] => [
    [name(model)],
    [name(shortNames(workloads))],
    [weightsGiB === null ? "not known" : `${fixed(weightsGiB)} GiB each`],
    [`at most ${spoken(atMostSeconds)}`],
  ]);
  return { title: "Models that load", head: ["Model", "Engines", "Weights", "Each within"], rows };
}

export function routesTable({ routes, base }: DiffDocument): Table {
  const rows = routes.map(({ model, before, after, why }): readonly Cell[] => {
    const both = (read: (side: RouteSide) => string | null) =>
      change(before && read(before), after && read(after));
    return [
      [before === null ? "new" : after === null ? "gone" : "changed"],
      [name(model)],
      both(({ answeredBy }) => answeredBy),
      both(({ fallbacks }) => (fallbacks === "-" ? null : fallbacks)),
      both(({ aliases }) => (aliases.length === 0 ? null : aliases.join(", "))),
      both(({ maxInputTokens }) => (maxInputTokens === null ? null : String(maxInputTokens))),
      whyCell(why, base),
    ];
  });
  const head = ["", "Model", "Answered by", "Fallbacks", "Aliases", "Context tokens", "Why"];
  return { title: "Routes", head, rows };
}

/** GPUs of which the same is to be said share a row, as replicas of one engine do. */
export function gpusTable({ gpus }: DiffDocument): Table {
  const groups = new Map<string, GpuChange[]>();
  for (const gpu of gpus) {
    const { id, ...rest } = gpu;
    const key = JSON.stringify(rest);
    groups.set(key, [...(groups.get(key) ?? []), { id, ...rest }]);
  }
  const used = (gpu: GpuChange, side: "before" | "after") => {
    const own = gpu[side];
    return own === null ? null : `${fixed(own.usedGiB)} of ${fixed(gpu.totalGiB)}`;
  };
  const tenants = (gpu: GpuChange, side: "before" | "after") => shortNames(gpu[side]?.tenants ?? []);
  const rows = [...groups.values()].flatMap((group): readonly (readonly Cell[])[] => {
    const [first] = group;
    if (!first) return [];
    return [
      [
        [name(idRanges(group.map(({ id }) => id)))],
        [name(first.name)],
        figures(used(first, "before"), used(first, "after")),
        change(tenants(first, "before"), tenants(first, "after")),
      ],
    ];
  });
  return { title: "GPUs", head: ["GPU", "Type", "GiB", "Engines"], rows };
}

export function enginesTable({ engines }: DiffDocument): Table {
  const rows = engines.map(({ model, before, after }): readonly Cell[] => {
    const both = (read: (side: EngineSide) => string) =>
      figures(before && read(before), after && read(after));
    return [
      [name(model)],
      both(({ replicas }) => String(replicas)),
      both(({ weightsGiB }) => fixed(weightsGiB)),
      both(({ kvCacheGiB }) => fixed(kvCacheGiB)),
      both(({ kvCacheTokens }) => String(kvCacheTokens)),
      both(({ maxModelLen }) => String(maxModelLen)),
      both(({ maxNumSeqs }) => String(maxNumSeqs)),
      both(({ gpuMemoryUtilization }) => gpuMemoryUtilization.toFixed(2)),
    ];
  });
  const head = [
    "MODEL",
    "REPLICAS",
    "WEIGHTS",
    "KV CACHE",
    "CACHE TOKENS",
    "MAX LENGTH",
    "REQUESTS",
    "SHARE",
  ];
  return { title: "Engines (GiB on each GPU)", head, rows };
}

export function hostTable({ memory, ports, secrets, volumes }: DiffDocument): Table {
  const figure = (what: string, { before, after }: { before: number; after: number }) =>
    fixed(before) === fixed(after) ? [] : [[[what], figures(`${fixed(before)} GiB`, `${fixed(after)} GiB`)]];
  const list = (what: string, items: readonly string[]) =>
    items.length === 0 ? [] : [[[what], [name(shortNames(items))]]];
  const rows: readonly (readonly Cell[])[] = [
    ...figure("container memory limits", memory.limitsGiB),
    ...figure("disk for weights", memory.diskGiB),
    ...list("ports opened", ports.opened),
    ...list("ports closed", ports.closed),
    ...list("secrets needed", secrets.needed),
    ...list("secrets no longer needed", secrets.unneeded),
    ...list("volumes added", volumes.added),
    ...list("volumes that stay behind with their data", volumes.leftBehind),
  ];
  return { title: "Host", head: ["What", "How"], rows };
}

export function costTable({ cost }: DiffDocument): Table {
  const { before, after } = cost.gpuHoursPerMonth;
  const said = (price: Price | null) =>
    price && `${price.inputPerMillion} $ in, ${price.outputPerMillion} $ out`;
  const rows: readonly (readonly Cell[])[] = [
    ...(before === after ? [] : [[["GPU-hours a month"], figures(String(before), String(after))]]),
    ...cost.prices.map((one): readonly Cell[] => [
      [name(one.model), ", a million tokens"],
      figures(said(one.before), said(one.after)),
    ]),
  ];
  return { title: "Cost", head: ["What", "How much"], rows };
}

export function terraformTable({ terraform }: DiffDocument): Table {
  const rows = [
    ...(terraform?.surprises ?? []).map(({ workload, address, expected, real, because }): readonly Cell[] => [
      [name(workload ?? address)],
      figures(expected, real),
      [because],
    ]),
    ...(terraform?.others ?? []).map(({ address, action }): readonly Cell[] => [
      [name(address)],
      [action],
      ["besides the containers"],
    ]),
  ];
  return { title: "What Terraform does besides", head: ["What", "Expected → real", "Because"], rows };
}
