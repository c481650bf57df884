/** The stack under load: an edge, two proxies, Redis, and two engines of one model that cost nothing. */
import type { GatewayInput } from "../../../config";
import { removeHostFolder } from "../host-folder";
import { docker, run } from "../run";
import { Stack } from "../stack";
import { buildFakeEngines, fakeEngine } from "./fake-engine";
import { rate } from "./record";
import { SteadyLoad } from "./steady-load";

export const model = "chat";

/** `KEEP_STACK=1` leaves the stack as it is after the tests, and takes it again in the next run: for work on the tests. */
const isKept = process.env.KEEP_STACK !== undefined;

export class ReliableStack extends Stack {
  readonly url: string;
  private readonly dataDir: string;

  constructor(
    name: string,
    private readonly port: number,
    private readonly address = "127.0.0.1",
  ) {
    super(name, `/var/tmp/cdktf-vllm-litellm-${name}`, isKept);
    this.dataDir = `/var/tmp/cdktf-vllm-litellm-${name}-data`;
    this.url = `http://${address}:${port}`;
  }

  /** Builds the images, makes the secrets and deploys; throws with the end of the output when that fails. */
  async begin(input: GatewayInput = this.config()): Promise<void> {
    this.configure(input);
    if (isKept && (await this.containers()).length > 0) return;
    await buildFakeEngines();
    await this.gateway("secrets", "init");
    await this.deploy();
  }

  async deploy(): Promise<void> {
    const { code, output } = await this.cdktf("deploy", "--auto-approve");
    if (code !== 0) throw new Error(`cdktf deploy ended with ${code}:\n${output.slice(-4000)}`);
  }

  async end(): Promise<void> {
    if (isKept) return;
    await this.cdktf("destroy", "--auto-approve");
    const left = await this.containers();
    if (left.length > 0) await run("docker", ["rm", "-f", "-v", ...left], { mayFail: true });
    const volumes = await docker("volume", "ls", "-q", "--filter", `name=^${this.name}-`);
    for (const volume of volumes.split("\n").filter((line) => line !== ""))
      await run("docker", ["volume", "rm", volume], { mayFail: true });
    await removeHostFolder(this.dataDir);
  }

  config(changes: Changes = {}): GatewayInput {
    const { engine = fakeEngine("v1"), loadBudget = "300s", proxy, routing, more, litellm } = changes;
    return {
      host: { preset: "cpu", dataDir: this.dataDir },
      versions: { vllm: "0.32.0", litellm: "1.106.2" },
      images: { vllmCpu: engine, ...(litellm === undefined ? {} : { litellm }) },
      defaults: {
        vllm: {
          maxModelLen: 4096,
          maxNumSeqs: 256,
          kvCacheMemoryGiB: 1,
          cpus: 1,
          containerMemoryGiB: 1,
          shmGiB: 0.0625,
          loadBudget,
          stopGrace: "90s",
        },
      },
      models: { [model]: { vllm: { source: "cdktf-vllm-litellm/none", replicas: 2 } }, ...more },
      routing: { timeout: "120s", cooldown: { for: "5s" }, ...routing },
      proxy: { port: this.port, bind: this.address, replicas: 2, requestTimeout: "120s", ...proxy },
      database: { type: "none" },
      prometheus: { enabled: false },
    };
  }

  /** So many requests each second, and 10 streams. */
  load(streamSeconds: number): SteadyLoad {
    return new SteadyLoad({
      url: this.url,
      key: this.masterKey,
      model,
      rate: rate(),
      streams: 10,
      chunks: streamSeconds * 2,
      patience: streamSeconds + 60,
    });
  }
}

export interface Changes {
  readonly engine?: string;
  readonly loadBudget?: string;
  readonly litellm?: string;
  readonly proxy?: GatewayInput["proxy"];
  readonly routing?: GatewayInput["routing"];
  readonly more?: GatewayInput["models"];
}
