/** Wall time of `npx cdktf deploy` against `docker compose up --wait` of the same containers, in turns. */
import { join } from "node:path";
import { table } from "../../bin/table";
import { prepareRig } from "../e2e/rig";
import { run } from "../e2e/run";
import { ensureCompose } from "./compose/binary";
import type { Compose } from "./compose/binary";
import { writeComposeFolder } from "./compose/folder";
import { clear, freshStack, otherContainers, removeFolders, engineTimes, writeModels } from "./deploy-stack";
import { inSeconds, median, progress, timed, timesHead, timesRow } from "./measure";
import type { Section } from "./measure";

interface Deployed {
  readonly seconds: number;
  /** Until the engine started the first container. */
  readonly before: number;
  /** After the last container answered. */
  readonly after: number;
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
  return watched(async () => {
    const { code, output } = await stack.cdktf("deploy", "--auto-approve");
    if (code !== 0) throw new Error(`cdktf deploy ended with ${code}:\n${output.slice(-4000)}`);
  });
}

async function deployWithCompose(compose: Compose): Promise<Deployed> {
  const { stack, result } = await freshStack();
  const file = writeComposeFolder(join(stack.folder, "compose"), result);
  return watched(() => run(compose.file, [...compose.args, "-f", file, "up", "--wait", "--quiet-pull"]));
}

async function watched(deploy: () => Promise<unknown>): Promise<Deployed> {
  const others = await otherContainers();
  const start = Date.now();
  const { wall: seconds } = await timed(deploy);
  const { firstStart, lastAnswer } = await engineTimes();
  const after = (start + 1000 * seconds - lastAnswer) / 1000;
  return { seconds, before: (firstStart - start) / 1000, after, others };
}

function report(contestants: readonly Contestant[], versions: Readonly<Record<string, string>>): Section {
  const secondsOf = ({ runs }: Contestant) => runs.map(({ seconds }) => seconds);
  const rows = contestants.map((contestant) => [
    ...timesRow(contestant.what, secondsOf(contestant)),
    inSeconds(median(contestant.runs.map(({ before }) => before))),
    inSeconds(median(contestant.runs.map(({ after }) => after))),
    String(Math.max(...contestant.runs.map(({ others }) => others))),
  ]);
  const [ours = 0, theirs = 0] = contestants.map((contestant) => median(secondsOf(contestant)));
  const ratio = ours / theirs;
  const head = [...timesHead, "s to first start", "s after last answer", "other containers"];
  const text = [
    table("deploy: the laptop example, fresh volumes, images there", head, rows),
    `  ratio of the medians: ${ratio.toFixed(2)} (goal 1.1)`,
    ...Object.entries(versions).map(([name, version]) => `  ${name}: ${version}`),
  ].join("\n");
  const figures = { ratio, contestants: contestants.map(({ what, runs }) => ({ what, runs })), versions };
  return { text, figures };
}
