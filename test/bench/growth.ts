/** How the time of each stage grows with the number of models, in one process: load, compile, synth. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { table } from "../../bin/table";
import { evaluateGateway, formatFindings, loadGateway } from "../../config";
import type { Evaluated } from "../../config";
import { evaluateInput } from "../../config/evaluate";
import { GatewayStack } from "../../stacks/gateway-stack";
import { fleet, fleetFile } from "./fleet";
import { inTurns, measured, median, progress, timed, timesTable } from "./measure";
import type { Measured, Section } from "./measure";

const sizes = [1, 10, 100, 1000] as const;
const goalSize = 10;
/** The first rounds run slowly, because nothing is compiled yet: they count in `first call` alone. */
const warmUps = 2;
const rounds = (size: number) => (size >= 1000 ? 5 : 11);

type Result = NonNullable<Evaluated["result"]>;

interface Size {
  readonly size: number;
  readonly containers: number;
  readonly templateBytes: number;
  readonly stages: readonly Measured[];
}

export async function benchGrowth(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "bench-growth-"));
  try {
    const file = join(folder, "gateway.config.ts");
    writeFileSync(file, fleetFile(goalSize));
    const first = measured(`load → compile of ${goalSize} models, first call of the process`, [
      await timed(() => evaluateGateway(file)),
    ]);
    const all: Size[] = [];
    for (const size of sizes) {
      progress(`growth: ${size} ${size === 1 ? "model" : "models"}`);
      all.push(await measureSize(size, folder));
    }
    return { text: report(all, first), figures: { first, sizes: all } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureSize(size: number, folder: string): Promise<Size> {
  const file = join(folder, "gateway.config.ts");
  const input = fleet(size);
  const result = requireResult(evaluateInput(input));
  const outdir = join(folder, "cdktf.out");
  let loads = 0;
  const stages = await inTurns(
    [
      {
        // A text of its own each time: jiti keeps what it has translated.
        what: "load, edited file",
        run: () => {
          writeFileSync(file, `${fleetFile(size)}// ${(loads += 1)}\n`);
          return withoutCache(() => loadGateway(file));
        },
      },
      { what: "parse → compile", run: () => evaluateInput(input) },
      {
        what: "load → compile",
        run: () => {
          writeFileSync(file, `${fleetFile(size)}// ${(loads += 1)}\n`);
          return withoutCache(() => evaluateGateway(file));
        },
      },
      { what: "synth", run: () => synthesise(result, outdir) },
    ],
    { rounds: rounds(size), warmUps },
  );
  const templateBytes = statSync(join(outdir, "stacks", result.plan.name, "cdk.tf.json")).size;
  return { size, containers: result.plan.workloads.length, templateBytes, stages };
}

async function withoutCache<T>(run: () => Promise<T>): Promise<T> {
  process.env.JITI_FS_CACHE = "false";
  try {
    return await run();
  } finally {
    delete process.env.JITI_FS_CACHE;
  }
}

function synthesise(result: Result, outdir: string): void {
  const app = new App({ outdir });
  new GatewayStack(app, result.plan.name, { ...result });
  app.synth();
}

/** Findings would make the measurement one of nothing. */
function requireResult({ result, findings }: Pick<Evaluated, "findings" | "result">): Result {
  if (!result) throw new Error(formatFindings(findings, "the generated config"));
  return result;
}

function report(all: readonly Size[], first: Measured): string {
  const times = all.map(({ size, containers, templateBytes, stages }) =>
    timesTable(
      `growth: ${size} ${size === 1 ? "model" : "models"}, ${containers} containers, cdk.tf.json ${inMiB(templateBytes)} MiB`,
      stages,
    ),
  );
  const goal = `growth: from a cold start (goal 0.3 s for ${goalSize} models)`;
  return [timesTable(goal, [first]), ...times, factors(all)].join("\n\n");
}

/** Factor of each stage for every tenfold: 10 is linear, 100 quadratic. Of CPU times, which other work disturbs less. */
function factors(all: readonly Size[]): string {
  const steps = all.slice(1).map((larger, index) => ({ larger, smaller: all[index] ?? larger }));
  const stages = all[0]?.stages.map(({ what }) => what) ?? [];
  const cpu = ({ stages: measuredStages }: Size, what: string) =>
    median(measuredStages.find((stage) => stage.what === what)?.cpuSeconds ?? []);
  const rows = stages.map((what) => [
    what,
    ...steps.map(({ larger, smaller }) => (cpu(larger, what) / cpu(smaller, what)).toFixed(1)),
  ]);
  const headings = steps.map(({ larger, smaller }) => `${smaller.size} → ${larger.size}`);
  return table("growth: factor of the median CPU times", ["what", ...headings], rows);
}

const inMiB = (bytes: number) => (bytes / 2 ** 20).toFixed(2);
