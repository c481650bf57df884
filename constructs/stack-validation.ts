/** What a container service checks of the stack it is in, when the stack is synthesised. */
import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { constructMessages, formatFinding } from "../config";
import type { Finding, Workload } from "../config";

interface Service extends IConstruct {
  readonly workload: Workload;
}

/** Lines for `node.addValidation`. Of two that clash the later one says so. */
export function validateInStack<S extends Service>(
  own: S,
  isService: (one: IConstruct) => one is S,
): string[] {
  const all = TerraformStack.of(own).node.findAll().filter(isService);
  const earlier = all.slice(0, all.indexOf(own));
  return [...clashes(own, earlier), ...missingNeeds(own, all)].map(formatFinding);
}

function clashes({ workload }: Service, earlier: readonly Service[]): readonly Finding[] {
  return earlier.flatMap(({ workload: other, node }): readonly Finding[] => [
    ...(other.name === workload.name ? [constructMessages.containerNameTaken(workload.name, node.path)] : []),
    ...workload.ports
      .filter((one) => other.ports.some(({ port, bind }) => port === one.port && overlap(bind, one.bind)))
      .map(({ port, bind }) => constructMessages.hostPortTaken(port, bind, node.path)),
  ]);
}

const everywhere = ["0.0.0.0", "::"];

function overlap(a: string, b: string): boolean {
  return a === b || everywhere.includes(a) || everywhere.includes(b);
}

/** What is waited for inside the container may run anywhere; the rest is an order that only this stack can keep. */
function missingNeeds({ workload }: Service, all: readonly Service[]): readonly Finding[] {
  const present = new Set(all.map((one) => one.workload.name));
  return workload.needs
    .filter((need) => !workload.waitsInside.includes(need) && !present.has(need))
    .map((need) => constructMessages.needMissing(workload.name, need));
}
