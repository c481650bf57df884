/** The plan as one JSON document. Names of secrets, never their values. */
import type { Known } from "./known";
import type { GatewayPlan } from "../../config";
import { answeredBy } from "./answers";

export function planDocument(plan: GatewayPlan, values: Known) {
  const { name, url, network, workloads, startOrder, gpus, host, ports, volumes, secretsDir } = plan;
  const routes = plan.routes.map((route) => ({
    ...route,
    deployments: route.deployments.map((deployment) => deployment.id),
    answeredBy: answeredBy(route),
  }));
  const secrets = plan.secrets.map((secret) => ({ ...secret, set: values.has(secret.name) }));
  return {
    name,
    url,
    network,
    workloads,
    startOrder,
    gpus,
    host,
    routes,
    ports,
    secrets,
    secretsDir,
    volumes,
  };
}
