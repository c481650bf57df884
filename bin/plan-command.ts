/** `llm-gateway plan`: arguments and help. */
import { InvalidArgumentError } from "commander";
import type { Command } from "commander";
import type { ExitCode } from "./exit";
import type { Terminal } from "./terminal";
import { verb } from "./verb";
import type { PlanOptions } from "./verbs/plan";

export function addPlan(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  fitting(planned(program)).action(async (options: PlanOptions) => {
    const { plan } = await import("./verbs/plan.js");
    end(await plan(terminal, options));
  });
}

function planned(program: Command): Command {
  return verb(
    program,
    "plan",
    "Print what would run: memory of each GPU, models and routes, start order, ports, secrets. Needs Node only.",
    [
      "plan",
      "plan --origins --set routing.retries=2",
      "plan --html plan.html",
      "plan --explain gpt-oss-120b",
      "plan --fit gpt-oss-120b --gpu h100-80gb --max-model-len 32768",
      "plan --lock",
      "plan --json | jq '.gpus'",
    ],
  )
    .option("--origins", "also every value of the config, and where it comes from")
    .option("--html [file]", "one page with everything, the arithmetic too; default: standard output")
    .option("--explain <model>", "the arithmetic of the model's memory, with sources")
    .option(
      "--lock",
      "write the placement to gateway.lock.json beside the config, so that nobody moves later",
    )
    .option("--replan", "place everybody anew, wherever gateway.lock.json has them");
}

function fitting(command: Command): Command {
  return command
    .option(
      "--fit <model>",
      "how many GPUs a model needs, without a config: a preset, or a folder with a checkpoint",
    )
    .option("--gpu <type>", "with --fit: a row of the GPU table, such as h100-80gb")
    .option("--max-model-len <tokens>", "with --fit: the longest request", wholeNumber)
    .option("--max-num-seqs <number>", "with --fit: requests in one batch", wholeNumber)
    .option("--kv-cache-dtype <type>", "with --fit: such as fp8")
    .option(
      "--gpu-memory-utilization <share>",
      "with --fit: share of the GPU's memory, above 0, at most 1",
      share,
    );
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("A whole number above 0 is needed.");
  return Number(text);
}

function share(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 1))
    throw new InvalidArgumentError("A number above 0 and at most 1 is needed.");
  return number;
}
