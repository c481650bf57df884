/** Messages about constructs in a stack, as synthesis reports them. A path is that of a construct, which CDKTF writes before the message. */
import type { Finding } from "../findings";
import { error } from "./finding";

export function containerNameTaken(name: string, other: string): Finding {
  return error(
    "CONSTRUCT.NAME_TAKEN",
    "",
    `${other} has a container named ${name} too`,
    "Give the two gateways another `name` each, or leave one of the constructs out.",
  );
}

export function hostPortTaken(port: number, bind: string, other: string): Finding {
  return error(
    "CONSTRUCT.PORT_TAKEN",
    "",
    `publishes port ${port} at ${bind}, which ${other} publishes too`,
    "Set another port, or another address, in one of the two configs.",
  );
}

export function needMissing(workload: string, need: string): Finding {
  return error(
    "CONSTRUCT.NEED_MISSING",
    "",
    `${workload} is started after ${need}, which is not in this stack`,
    `Add the construct of ${need}; where another stack runs it, give this one the workload without the need: { ...workload, needs: [] }.`,
  );
}

export function backendUnknown(proxy: string, server: string): Finding {
  return error(
    "CONSTRUCT.BACKEND_UNKNOWN",
    "",
    `the YAML of ${proxy} has no deployment at ${server}`,
    "Take the workloads and the artefacts from one plan: the config that names the model is what makes the proxy ask it.",
  );
}
