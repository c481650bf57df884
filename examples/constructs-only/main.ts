/** Two constructs of the package in a stack of one's own: an engine and a proxy, on a network of one's own, without the rest. */
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  GatewayNetwork,
  LiteLlmProxy,
  VllmServer,
  evaluateInput,
  formatFindings,
  workloadsOf,
} from "cdktf-vllm-litellm";
import type { Construct } from "constructs";

class Assistant extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { findings, result } = evaluateInput({
      name: id,
      host: { gpus: [{ type: "l40s-48gb", count: 1 }] },
      models: { "gpt-oss-20b": { vllm: { preset: "gpt-oss-20b" } } },
      // Others bring what these would be.
      cache: { type: "none" },
      database: { type: "none" },
    });
    if (!result) throw new Error(formatFindings(findings, "main.ts"));
    const { plan, artefacts } = result;
    new DockerProvider(this, "docker", {});
    this.addOverride("terraform.required_providers.docker.version", "~> 4.6");
    const network = new GatewayNetwork(this, "network", { name: "assistant", adopt: false });
    const settings = { name: plan.name, secretsDir: plan.secretsDir };
    for (const workload of workloadsOf(plan, "vllm")) {
      const server = new VllmServer(this, workload.name, { workload, network, settings });
      new TerraformOutput(this, `${workload.name}-address`, { value: server.apiBase });
    }
    new LiteLlmProxy(this, "proxy", { replicas: workloadsOf(plan, "proxy"), network, settings, artefacts });
  }
}

const app = new App();
new Assistant(app, "assistant");
app.synth();
