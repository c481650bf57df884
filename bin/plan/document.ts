/** The plan as one JSON document. Names of secrets, never their values. */
import type { GatewayPlan } from "../../config";

export function planDocument(plan: GatewayPlan, values: ReadonlyMap<string, string>) {
  const { name, url, network, workloads, startOrder, gpus, host, ports, volumes, secretsDir } = plan;
  const routes = plan.routes.map((route) => ({
    ...route,
    deployments: route.deployments.map((deployment) => deployment.id),
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
