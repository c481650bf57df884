/** A stack for one construct, and the workload that most construct tests start from. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import type { Workload } from "../../config";
import { probe, workload } from "../../config/plan/workload";
import { ContainerService } from "../../constructs/container-service";
import type { ContainerServiceProps, StackSettings } from "../../constructs/container-service";
import { GatewayNetwork } from "../../constructs/gateway-network";
import { Template } from "../template";

export const settings: StackSettings = { name: "demo", secretsDir: "/srv/demo/secrets" };

/** The JSON of a stack with what `build` puts into it. */
export function synthesiseScope(build: (stack: TerraformStack) => void): string {
  const outdir = mkdtempSync(join(tmpdir(), "scope-"));
  try {
    const stack = new TerraformStack(Testing.app({ outdir }), "stack");
    build(stack);
    return Testing.synth(stack);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

export const serverProbe = probe(["CMD", "true"], { every: 7, timeout: 90, startPeriod: 60 });

/** A server with a probe and nothing else. */
export function server(special: Partial<Workload> = {}): Workload {
  return workload({
    name: "demo-server",
    role: "redis",
    image: "example/server:1.2",
    probe: serverProbe,
    startBudgetSeconds: 45,
    stopGraceSeconds: 12,
    ...special,
  });
}

/** One container service on a network `demo_network`. */
export function synthesiseService(
  special: Partial<Workload> = {},
  props: Partial<ContainerServiceProps> = {},
): Template {
  return new Template(
    synthesiseScope((stack) => {
      const network = new GatewayNetwork(stack, "network", { name: "demo_network" });
      new ContainerService(stack, "service", { workload: server(special), network, settings, ...props });
    }),
  );
}
