/** Containers, the keys that change them, and what differs in them, as tables. */
import { shortNames } from "../plan/short-names";
import type { Action, ContainerChange, DiffDocument } from "./document";
import { change, name, names } from "./view-cells";
import type { Cell, Table } from "./view-cells";

/** What interrupts most comes first. */
const order: readonly Action[] = ["delete", "replace", "update", "create"];

/** Containers of which the same is to be said share a row. A carrier of files is told where the one that reads them stays. */
export function containersTable({ containers, base }: DiffDocument): Table {
  const stays = new Map(containers.map(({ workload, action }) => [workload, action === "keep"]));
  const shown = containers.filter(
    ({ action, carries, workload }) =>
      action !== "keep" && (!carries || stays.get(workload.replace(/-config$/, "")) === true),
  );
  const sorted = order.flatMap((action) => shown.filter((one) => one.action === action));
  const rows = grouped(sorted, ({ action, why, meanwhile }) => JSON.stringify([action, why, meanwhile]));
  return {
    title: "Containers",
    head: ["", "Container", "Why", "Meanwhile"],
    rows: rows.map(([first, all]) => [
      [first.action],
      [name(shortNames(all.map(({ workload }) => workload)))],
      whyCell(first.why, base),
      [first.meanwhile],
    ]),
  };
}

export function whyCell(why: readonly string[] | null, base: DiffDocument["base"]): Cell {
  if (base.kind === "nothing") return ["all of it is new"];
  if (why === null) return ["not known from a plan"];
  return why.length === 0 ? ["nothing in the config"] : names(why);
}

export function keysTable({ keys }: DiffDocument): Table {
  const rows = (keys ?? []).map(({ key, before, after, changes }): readonly Cell[] => [
    [name(key)],
    before === null && after === null ? ["another text"] : change(before, after),
    changes.length === 0 ? ["no container"] : [name(shortNames(changes))],
  ]);
  return { title: "What changed in the config", head: ["Key", "Value", "Changes"], rows };
}

export function inThemTable({ containers }: DiffDocument): Table {
  const differing = containers.filter(({ differences }) => differences.length > 0);
  const rows = grouped(differing, ({ differences }) => JSON.stringify(differences)).flatMap(([first, all]) =>
    first.differences.map(({ what, before, after }): readonly Cell[] => [
      [name(shortNames(all.map(({ workload }) => workload)))],
      [name(what)],
      what.startsWith("file ") ? [after ?? "gone"] : change(before, after),
    ]),
  );
  return { title: "What differs in the containers", head: ["Container", "What", "Value"], rows };
}

function grouped(
  containers: readonly ContainerChange[],
  keyOf: (container: ContainerChange) => string,
): readonly (readonly [ContainerChange, readonly ContainerChange[]])[] {
  const groups = new Map<string, [ContainerChange, ContainerChange[]]>();
  for (const container of containers) {
    const group = groups.get(keyOf(container));
    if (group) group[1].push(container);
    else groups.set(keyOf(container), [container, [container]]);
  }
  return [...groups.values()];
}
