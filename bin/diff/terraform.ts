/** What Terraform itself will do, from `terraform show -json`. Only addresses, actions and names of attributes are read, never a value. */
import type { Action, Surprise, TerraformPart } from "./document";

interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  readonly reason: string;
  /** Attributes that cannot be changed in place. */
  readonly attributes: readonly string[];
}

export type TerraformPlan = readonly ResourceChange[];

/** Undefined for what is no plan of Terraform's. */
export function readTerraformPlan(document: unknown): TerraformPlan | undefined {
  const changes = field(document, "resource_changes");
  if (typeof field(document, "format_version") !== "string") return undefined;
  // A plan without any resource leaves the list out.
  if (changes === undefined) return field(document, "planned_values") === undefined ? undefined : [];
  return Array.isArray(changes) ? changes.flatMap(readChange) : undefined;
}

/** A data source is read, not changed; what is left over of an earlier failure is nobody's container any more. */
function readChange(entry: unknown): readonly ResourceChange[] {
  const [address, type, mode] = ["address", "type", "mode"].map((key) => field(entry, key));
  const actions = field(field(entry, "change"), "actions");
  const isOwn = mode === "managed" && field(entry, "deposed") === undefined;
  if (!isOwn || typeof address !== "string" || typeof type !== "string" || !Array.isArray(actions)) return [];
  const paths = field(field(entry, "change"), "replace_paths");
  const first = (path: unknown) => (Array.isArray(path) && typeof path[0] === "string" ? [path[0]] : []);
  const reason = field(entry, "action_reason");
  return [
    {
      address,
      type,
      action: actionOf(actions),
      reason: typeof reason === "string" ? reason : "",
      attributes: Array.isArray(paths) ? [...new Set(paths.flatMap(first))] : [],
    },
  ];
}

function actionOf(actions: readonly unknown[]): Action {
  if (actions.length === 2) return "replace";
  const known = (["create", "update", "delete"] as const).find((action) => action === actions[0]);
  return known ?? "keep";
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (Reflect.get(value, key) as unknown) : undefined;
}

/** By address. */
export function actionsOf(plan: TerraformPlan): ReadonlyMap<string, Action> {
  return new Map(plan.map(({ address, action }) => [address, action]));
}

interface Expected {
  readonly workload: string;
  readonly address: string;
  readonly expected: Action;
}

export function joinTerraform(
  file: string,
  plan: TerraformPlan,
  expected: readonly Expected[],
): TerraformPart {
  const own = new Map(expected.map((one) => [one.address, one]));
  const surprises = plan.flatMap((change): readonly Surprise[] => {
    const known = own.get(change.address);
    if (!known || known.expected === change.action) return [];
    const { workload, expected: wanted } = known;
    const because = reasonOf(change, wanted);
    return [{ address: change.address, workload, expected: wanted, real: change.action, because }];
  });
  const planned = new Set(plan.map(({ address }) => address));
  const missing = expected
    .filter(({ address, expected: wanted }) => wanted !== "keep" && !planned.has(address))
    .map(({ workload, address, expected: wanted }) => ({
      ...{ workload, address, expected: wanted, real: "keep" as const },
      because: "Terraform's plan does not name it",
    }));
  const others = plan
    .filter(({ address, action }) => !own.has(address) && action !== "keep")
    .map(({ address, action }) => ({ address, action }));
  return { file, surprises: [...surprises, ...missing], others };
}

function reasonOf({ action, reason, attributes }: ResourceChange, expected: Action): string {
  if (reason === "replace_because_tainted") return "its last creation failed, so Terraform makes it anew";
  if (reason === "replace_by_request") return "-replace was given";
  const differs = attributes.length === 0 ? "" : `, in ${attributes.join(", ")}`;
  if (action === "keep") return "what is deployed is that way already";
  if (action === "create") return "it is not there now";
  if (action === "delete") return "the configuration that Terraform planned does not have it";
  return expected === "keep"
    ? `what is deployed is not what the base says${differs}`
    : `what is deployed differs otherwise${differs}`;
}
