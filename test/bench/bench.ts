/** `npm run bench`: measures synth, growth, placement and deploy, and prints tables. docs/performance.md says what they mean. */
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { benchDeploy } from "./deploy";
import { benchFailover } from "./failover";
import { benchGateway } from "./gateway";
import { benchGrowth } from "./growth";
import type { Section } from "./measure";
import { benchPlacement } from "./placement";
import { benchSynth } from "./synth";

const usage = `usage: npm run bench [-- --only synth|growth|placement|deploy|gateway|failover] [--rounds 3] [--json]

  synth      wall time of \`npx cdktf synth\` for the default config
  growth     load → compile and synth in one process for 1, 10, 100, 1000 models
  placement  the plan of 1000 replicas on 500 GPUs
  deploy     \`npx cdktf deploy\` against \`docker compose up --wait\` of the same containers; needs Docker
  gateway    requests per second and latency through the compiled LiteLLM, against one by hand; needs Docker
  failover   what a dead engine costs a request, against configs by hand; needs Docker and a quarter of an hour

  --rounds   how often each side of deploy runs
  --json     the figures as JSON instead of tables`;

// In this order: the first load of growth is the first of the process.
const parts: Readonly<Record<string, (rounds: number) => Promise<Section>>> = {
  growth: benchGrowth,
  placement: benchPlacement,
  synth: benchSynth,
  deploy: benchDeploy,
  gateway: benchGateway,
  failover: benchFailover,
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      rounds: { type: "string", default: "3" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const { only } = values;
  if (only !== undefined && parts[only] === undefined) throw new Error(`no part ${only}\n${usage}`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds}\n${usage}`);
  const figures: Record<string, unknown> = { machine: machine() };
  if (values.json !== true) console.log(`machine: ${machine()}\n`);
  for (const [name, measure] of Object.entries(parts)) {
    if (only !== undefined && name !== only) continue;
    const section = await measure(rounds);
    figures[name] = section.figures;
    if (values.json !== true) console.log(`${section.text}\n`);
  }
  if (values.json === true) console.log(JSON.stringify(figures, null, 2));
}

function machine(): string {
  const model = cpus()[0]?.model ?? "unknown CPU";
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
});
