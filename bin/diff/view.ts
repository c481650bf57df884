/** A comparison as a headline, notices and tables: what the terminal and the pull request have in common. */
import type { DiffDocument } from "./document";
import { howLong } from "./meanwhile";
import { containersTable, inThemTable, keysTable } from "./view-changes";
import {
  costTable,
  enginesTable,
  gpusTable,
  hostTable,
  loadsTable,
  routesTable,
  terraformTable,
} from "./view-figures";
import type { Cell, Table } from "./view-cells";
import { name, names } from "./view-cells";

export interface View {
  readonly headline: Cell;
  /** What a reader must not miss. */
  readonly notices: readonly Cell[];
  readonly findings: DiffDocument["findings"];
  /** What it was compared with. */
  readonly against: Cell;
  /** The containers that change; undefined where there is none. */
  readonly containers: Table | undefined;
  /** Empty ones are left out. */
  readonly details: readonly Table[];
}

export function viewOf(document: DiffDocument): View {
  const containers = containersTable(document);
  const details = [
    keysTable(document),
    inThemTable(document),
    loadsTable(document),
    routesTable(document),
    gpusTable(document),
    enginesTable(document),
    hostTable(document),
    costTable(document),
    terraformTable(document),
  ];
  return {
    headline: [name(document.name), `: ${countsOf(document)}`],
    notices: noticesOf(document),
    findings: document.findings,
    against: againstOf(document),
    containers: containers.rows.length === 0 ? undefined : containers,
    details: details.filter(({ rows }) => rows.length > 0),
  };
}

const words = {
  delete: "removed",
  replace: "replaced",
  update: "changed in place",
  create: "created",
  keep: "kept",
} as const;

/** `2 containers replaced, 1 created, 9 kept`; where all are kept, what changes besides. */
function countsOf(document: DiffDocument): string {
  const { containers, hasChanges } = document;
  if (!hasChanges) return "no changes";
  const counts = Object.entries(words).flatMap(([action, word]) => {
    const count = containers.filter((one) => one.action === action && !one.carries).length;
    return count === 0 ? [] : [{ count, word }];
  });
  const reading = containers.filter(({ carries, action, interrupts, meanwhile }) => {
    return (
      carries && action !== "keep" && interrupts === "nothing" && meanwhile.includes("reads the new text")
    );
  });
  if (containers.every(({ action }) => action === "keep"))
    return ["no container changes", ...besides(document)].join(", ");
  return [
    ...counts.map(({ count, word }, index) => {
      const noun = count === 1 ? "container " : "containers ";
      return `${count} ${index === 0 ? noun : ""}${word}`;
    }),
    ...(reading.length > 0 ? [`${reading.length} of them with a new file`] : []),
  ].join(", ");
}

function besides({ routes, cost, terraform }: DiffDocument): readonly string[] {
  const others = terraform?.others.length ?? 0;
  return [
    ...(routes.length > 0 ? [counted(routes.length, "route")] : []),
    ...(cost.prices.length > 0 ? [counted(cost.prices.length, "price")] : []),
    ...(others > 0 ? [counted(others, "other resource")] : []),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function noticesOf({ away, containers, routes }: DiffDocument): readonly Cell[] {
  const actions = new Map(containers.map(({ workload, action }) => [workload, action]));
  const gone = routes.filter(({ after }) => after === null).map(({ model }) => model);
  const touched = containers.filter(({ action }) => action !== "keep" && action !== "create");
  const isCalm = touched.length > 0 && touched.every(({ interrupts }) => interrupts === "nothing");
  return [
    ...away.map((one): Cell => {
      const { model, fallbacks } = one;
      const instead: Cell = fallbacks.length > 0 ? names(fallbacks) : ["nobody"];
      const rest: Cell = model === null ? [] : ["; ", ...instead, " answers meanwhile"];
      return [
        model === null ? "the whole gateway" : name(model),
        ` is away, ${howLong(one, actions)}`,
        ...rest,
      ];
    }),
    ...touched
      .filter(({ interrupts }) => interrupts === "some")
      .map(({ workload, meanwhile }): Cell => [name(workload), `: ${meanwhile}`]),
    ...(gone.length > 0 ? [["clients can no longer call ", ...names(gone)]] : []),
    ...(isCalm && gone.length === 0 ? [["no request is dropped"]] : []),
  ];
}

function againstOf({ base, terraform }: DiffDocument): Cell {
  const commit = base.commit === null ? [] : [" (", name(base.commit.slice(0, 10)), ")"];
  const from: Cell =
    base.kind === "nothing"
      ? ["against ", name(base.from), ...commit, ", which has no config: everything is new"]
      : ["against ", name(base.from), ...commit];
  if (terraform === null) return [...from, "; what is deployed was not asked"];
  const { surprises, others } = terraform;
  const said = surprises.length === 0 ? " will do the same" : " will do something else in places";
  const more = others.length === 0 ? [] : [`, and change ${counted(others.length, "other resource")}`];
  return [...from, "; Terraform", said, ...more];
}
