/** The state backend, always written out: cdktf's own default is an absolute path. */
import { LocalBackend, TerraformBackend } from "cdktf";
import type { TerraformStack } from "cdktf";
import type { GatewayConfig } from "../config";

export function configureState(stack: TerraformStack, config: GatewayConfig, directory: string): void {
  const { state } = config;
  if ("local" in state) {
    new LocalBackend(stack, {
      path: `${directory}/${state.local.path ?? `terraform.${config.name}.tfstate`}`,
    });
    return;
  }
  for (const [kind, settings] of Object.entries(state)) new OwnBackend(stack, kind, settings);
}

/** A backend in Terraform's own words. */
class OwnBackend extends TerraformBackend {
  constructor(
    stack: TerraformStack,
    kind: string,
    private readonly settings: Readonly<Record<string, unknown>>,
  ) {
    super(stack, "backend", kind);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.settings };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return { ...this.settings };
  }

  override getRemoteStateDataSource(): never {
    throw new Error("read the state of another stack with the data source of its backend");
  }
}
