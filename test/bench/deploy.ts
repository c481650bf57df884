/** Wall time of `npx cdktf deploy` against `docker compose up --wait` of the same containers, in turns. */
import { join } from "node:path";
import { table } from "../../bin/table";
import { prepareRig } from "../e2e/rig";
import { run } from "../e2e/run";
import { ensureCompose } from "./compose/binary";
import type { Compose } from "./compose/binary";
import { writeComposeFile } from "./compose/file";
import {
  clear,
  freshStack,
  otherContainers,
  removeFolders,
  secondsToFirstContainer,
  writeModels,
} from "./deploy-stack";
import { head, inSeconds, median, progress, row, secondsOf } from "./measure";
import type { Measured, Section } from "./measure";

interface Deployed {
  readonly seconds: number;
  readonly toFirstContainer: number;
  /** Containers of others while it ran. */
  readonly others: number;
}

interface Contestant {
  readonly what: string;
  readonly deploy: () => Promise<Deployed>;
  readonly runs: Deployed[];
}

export async function benchDeploy(rounds: number): Promise<Section> {
  const { env, versions } = await prepareRig();
  Object.assign(process.env, env);
  const compose = await ensureCompose();
  const contestants: readonly Contestant[] = [
    { what: "npx cdktf deploy", deploy: deployWithCdktf, runs: [] },
    { what: "docker compose up --wait", deploy: () => deployWithCompose(compose), runs: [] },
  ];
  try {
    await clear();
    await writeModels();
    for (let round = 0; round < rounds; round += 1) {
      // Every other round the other way round: neither always meets the warmer machine.
      for (const { what, deploy, runs } of round % 2 === 0 ? contestants : contestants.toReversed()) {
        const deployed = await deploy().finally(clear);
        progress(`round ${round + 1} of ${rounds}: ${what} ${inSeconds(deployed.seconds)} s`);
        runs.push(deployed);
      }
    }
  } finally {
    await clear();
    await removeFolders();
  }
  return report(contestants, { ...versions, compose: compose.version });
}

async function deployWithCdktf(): Promise<Deployed> {
  const { stack } = await freshStack();
  return timed(async () => {
    const { code, output } = await stack.cdktf("deploy", "--auto-approve");
    if (code !== 0) throw new Error(`cdktf deploy ended with ${code}:\n${output.slice(-4000)}`);
  });
}

async function deployWithCompose(compose: Compose): Promise<Deployed> {
  const { stack, result } = await freshStack();
  const file = writeComposeFile(join(stack.folder, "compose"), result);
  return timed(() => run(compose.file, [...compose.args, "-f", file, "up", "--wait", "--quiet-pull"]));
}

async function timed(deploy: () => Promise<unknown>): Promise<Deployed> {
  const others = await otherContainers();
  const start = Date.now();
  const seconds = await secondsOf(deploy);
  return { seconds, toFirstContainer: await secondsToFirstContainer(start), others };
}

function report(contestants: readonly Contestant[], versions: Readonly<Record<string, string>>): Section {
  const measured = contestants.map(({ what, runs }): Measured => ({
    what,
    seconds: runs.map((deployed) => deployed.seconds),
  }));
  const rows = contestants.map(({ runs }, index) => [
    ...row(measured[index] ?? { what: "", seconds: [] }),
    inSeconds(median(runs.map((deployed) => deployed.toFirstContainer))),
    String(Math.max(...runs.map((deployed) => deployed.others))),
  ]);
  const [ours, theirs] = measured.map(({ seconds }) => median(seconds));
  const ratio = (ours ?? 0) / (theirs ?? 0);
  const text = [
    table(
      "deploy: the laptop example, fresh volumes, images there, wall time",
      [...head, "s to first container", "other containers"],
      rows,
    ),
    `  ratio of the medians: ${ratio.toFixed(2)} (goal 1.1)`,
    ...Object.entries(versions).map(([name, version]) => `  ${name}: ${version}`),
  ].join("\n");
  return {
    text,
    figures: { ratio, contestants: contestants.map(({ what, runs }) => ({ what, runs })), versions },
  };
}
