/** One vLLM engine on its GPUs. */
import type { Construct } from "constructs";
import { ContainerService } from "./container-service";
import type { ContainerServiceProps } from "./container-service";

/** One engine: a workload with the role `vllm`. */
export type VllmServerProps = ContainerServiceProps;

/** Creation ends when the model is loaded and `/health` answers. */
export class VllmServer extends ContainerService {
  /** OpenAI-compatible base URL on the network. */
  readonly apiBase: string;

  constructor(scope: Construct, id: string, props: VllmServerProps) {
    super(scope, id, props);
    this.apiBase = `http://${this.host}:8000/v1`;
  }
}
