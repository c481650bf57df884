/** A hub of our own in a container on a network of its own, which has no way out. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serviceImages } from "../../../config/presets/images";
import { docker } from "../run";

export class FakeHub {
  readonly url: string;

  constructor(readonly network: string) {
    this.url = `http://${network}-hub:8080`;
  }

  async start(): Promise<void> {
    await docker("network", "create", "--internal", this.network);
    const program = readFileSync(join(__dirname, "fake_hub.py"), "utf8");
    const run = ["run", "-d", "--name", `${this.network}-hub`, "--network", this.network];
    await docker(...run, "--entrypoint", "python3", serviceImages.vllmCpu.image, "-c", program);
    for (let left = 60; left > 0; left -= 1) {
      if (
        await this.ask("/cut?0").then(
          () => true,
          () => false,
        )
      )
        return;
      await sleep(500);
    }
    throw new Error("the hub does not answer");
  }

  /** From inside the network: nothing of it is published. */
  ask(path: string): Promise<string> {
    const program =
      "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1], timeout=5).read().decode())";
    return docker("exec", `${this.network}-hub`, "python3", "-c", program, `http://127.0.0.1:8080${path}`);
  }

  async requests(): Promise<readonly { path: string; range: string | null; token: boolean }[]> {
    return JSON.parse(await this.ask("/requests")) as {
      path: string;
      range: string | null;
      token: boolean;
    }[];
  }

  async stop(): Promise<void> {
    await docker("rm", "-f", `${this.network}-hub`);
    await docker("network", "rm", this.network);
  }
}
