/** A stack under test: a folder with a config of its own, driven only through the public commands. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { GatewayInput } from "../../config";
import { docker, run } from "./run";
import type { Ran } from "./run";

interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly string[];
}

export class Stack {
  readonly folder: string;
  readonly configFile: string;
  /** What cdktf writes. */
  readonly output: string;

  /** `folder` is made anew, unless it is to be kept. */
  constructor(
    readonly name: string,
    folder: string,
    isKept = false,
  ) {
    this.folder = folder;
    this.configFile = join(folder, "gateway.config.json");
    this.output = join(folder, "cdktf.out");
    if (!isKept) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  configure(input: GatewayInput): void {
    writeFileSync(this.configFile, JSON.stringify({ name: this.name, ...input }, null, 2));
  }

  cdktf(verb: string, ...args: string[]): Promise<Ran> {
    return run("npx", ["cdktf", verb, this.name, ...args], { env: this.environment, mayFail: true });
  }

  gateway(verb: string, ...args: string[]): Promise<Ran> {
    return run("npx", ["llm-gateway", verb, ...args, "--config", this.configFile], {
      env: this.environment,
      mayFail: true,
    });
  }

  /** Exit status of `terraform plan -detailed-exitcode` (0 nothing, 2 changes) and what would change. */
  async plan(): Promise<{ code: number; changes: readonly PlannedChange[] }> {
    await run("npx", ["cdktf", "synth"], { env: this.environment });
    const code = (await this.terraform("plan", "-input=false", "-detailed-exitcode", "-out=checked-plan"))
      .code;
    const shown = await this.terraform("show", "-json", "checked-plan");
    const { resource_changes: changes } = JSON.parse(shown.stdout) as {
      resource_changes: { address: string; type: string; change: { actions: string[] } }[];
    };
    const list = changes.map(({ address, type, change }) => ({ address, type, actions: change.actions }));
    return { code, changes: list.filter(({ actions }) => !["no-op", "read"].includes(actions.join())) };
  }

  terraform(...args: string[]): Promise<Ran> {
    return run(
      process.env.TERRAFORM_BINARY_NAME ?? "terraform",
      [`-chdir=${join(this.output, "stacks", this.name)}`, ...args],
      {
        env: this.environment,
        mayFail: true,
      },
    );
  }

  /** Everything Terraform wrote: the synthesised JSON, the state, and a plan in text form. */
  async terraformTexts(): Promise<Readonly<Record<string, string>>> {
    await this.terraform("plan", "-input=false", "-out=searched-plan");
    const plan = await this.terraform("show", "-json", "searched-plan");
    if (plan.code !== 0) throw new Error(`terraform show: ${plan.output}`);
    return {
      "cdk.tf.json": readFileSync(join(this.output, "stacks", this.name, "cdk.tf.json"), "utf8"),
      state: readFileSync(join(this.folder, `terraform.${this.name}.tfstate`), "utf8"),
      plan: plan.stdout,
    };
  }

  get secrets(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(parseEnv(readFileSync(join(this.folder, ".env"), "utf8"))).map(([name, value]) => [
        name,
        value ?? "",
      ]),
    );
  }

  get masterKey(): string {
    return this.secrets.LITELLM_MASTER_KEY ?? "";
  }

  /** Names of this stack's containers, stopped ones included. */
  async containers(): Promise<readonly string[]> {
    const text = await docker(
      "ps",
      "-a",
      "--filter",
      `label=cdktf-vllm-litellm.stack=${this.name}`,
      "--format",
      "{{.Names}}",
    );
    return text.split("\n").filter((line) => line !== "");
  }

  /** Container of a workload: the one that runs, where generations overlap. */
  async container(workload: string): Promise<string> {
    return docker(
      "ps",
      "--filter",
      `label=cdktf-vllm-litellm.workload=${workload}`,
      "--format",
      "{{.Names}}",
    );
  }

  private get environment(): Readonly<Record<string, string>> {
    return { GATEWAY_CONFIG: this.configFile, CDKTF_OUTPUT: this.output };
  }
}
