/** The containers of a rehearsal: beside the stack, on a network of their own that leads nowhere, gone at its end. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dockerWords } from "../../config";
import type { Artefacts, GatewayConfig, GatewayPlan, Workload } from "../../config";
import { Refused } from "../backup/server";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";

export interface Target {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly artefacts: Artefacts;
}

export class SideStack {
  readonly network: string;

  constructor(
    private readonly docker: Docker,
    private readonly target: Target,
  ) {
    this.network = `${target.plan.name}-rehearsal`;
  }

  /** What an interrupted one left is removed first. */
  async open(): Promise<void> {
    await this.close();
    // Internal: a copy of production must send nobody a mail, an alert or a trace.
    await this.must("network", "create", "--internal", this.network);
  }

  async close(): Promise<void> {
    const label = ["--filter", `label=${this.label}`];
    const { output } = await this.docker.run(["ps", "-aq", ...label]);
    const ids = output.split("\n").filter((id) => id !== "");
    if (ids.length > 0) await this.docker.run(["rm", "-f", "-v", ...ids]);
    await this.docker.run(["network", "rm", this.network]);
  }

  get label(): string {
    return `cdktf-vllm-litellm.rehearsal=${this.target.plan.name}`;
  }

  name(workload: Pick<Workload, "name">): string {
    return `${workload.name}-rehearsal`;
  }

  /** A workload of the plan, known by its own name, with the stack's secret files, and without ports or volumes. */
  async start(workload: Workload): Promise<string> {
    const { config, plan, artefacts } = this.target;
    const alone: Workload = {
      ...workload,
      ...{ ports: [], files: [], networks: [], firstStartAfter: [] },
      mounts: workload.mounts.filter(({ kind }) => kind === "memory"),
    };
    // On no network of the stack: there the copy's name is that of the database in use.
    const named = { ...plan, network: { ...plan.network, name: this.network }, internalNetworks: [] };
    const name = this.name(workload);
    const words = dockerWords(config, named, alone).filter(
      ([flag]) => flag !== "--name" && flag !== "--restart",
    );
    await this.must("create", "--pull", "never", "--name", name, "--label", this.label, ...words.flat());
    for (const { path, artefact } of workload.files) await this.copy(name, path, artefacts[artefact] ?? "");
    await this.must("start", name);
    return name;
  }

  /** The last words of a container. */
  async lastWords(name: string): Promise<string> {
    const { output, errors } = await this.docker.run(["logs", "--tail", "20", name]);
    const lines = `${output}\n${errors}`.split("\n").filter((line) => line.trim() !== "");
    return lines.at(-1)?.trim() ?? "it said nothing";
  }

  private async copy(container: string, path: string, text: string): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
    try {
      writeFileSync(join(folder, "file"), text, { mode: 0o644 });
      await this.must("cp", join(folder, "file"), `${container}:${path}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private async must(...args: readonly string[]): Promise<void> {
    const finished = await this.docker.run(args);
    if (finished.code !== 0) throw new Refused(reasonOf(finished));
  }
}
