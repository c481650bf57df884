/** Verbs for a stack that runs: arguments and help. */
import { InvalidArgumentError } from "commander";
import type { Command } from "commander";
import type { ExitCode } from "./exit";
import type { CommonOptions } from "./open-config";
import type { Terminal } from "./terminal";
import { plainVerb, verb } from "./verb";
import type { DoctorVerbOptions } from "./verbs/doctor";
import type { LogsOptions } from "./verbs/logs";
import type { FlushOptions } from "./verbs/ops";
import type { RunStateOptions, StartOptions } from "./verbs/run-state";
import type { StatusOptions } from "./verbs/status";

type End = (code: ExitCode) => void;

export function addOperate(program: Command, terminal: Terminal, end: End): void {
  addDoctor(program, terminal, end);
  addStatus(program, terminal, end);
  addRunState(program, terminal, end);
  addOps(program, terminal, end);
}

function addDoctor(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "doctor",
    "Look for what is wrong: Docker, GPUs, driver, memory, disk, ports, Terraform, secrets; of a running stack also networks, Redis, Postgres, key, models, latency. Changes nothing, shows no value.",
    [
      "doctor",
      "doctor --providers",
      "doctor --model gpt-oss-20b --key-env TEAM_KEY",
      "doctor --json | jq -r '.findings[] | .code + \" \" + .fix'",
    ],
  )
    .option("--providers", "also try every provider's key once, with a request that costs nothing")
    .option("--model <name>", "also ask this model a short question, and say why it does not answer")
    .option("--key-env <variable>", "ask it with the key in this variable instead of the master key")
    .option("--ca <file>", "trust this authority (PEM) instead of the edge's own")
    .option("--client-cert <file>", "certificate to show where `edge.clientCa` asks for one, PEM")
    .option("--client-key <file>", "its private key, PEM")
    .action(async (options: DoctorVerbOptions) => {
      const { doctor } = await import("./verbs/doctor.js");
      end(await doctor(terminal, options));
    });
}

function addStatus(program: Command, terminal: Terminal, end: End): void {
  plainVerb(
    program,
    "status",
    "Show every container, and every way between them: edge to proxy, proxy to Redis, Postgres, engines and upstreams. Exit code 1 when one is not well.",
    ["status", "status --watch", "status --json | jq '.ways[] | select(.ok | not)'"],
  )
    .option(
      "--watch [seconds]",
      "look again every 2 or so many seconds, and print when something has changed",
      seconds,
    )
    .action(async (options: StatusOptions) => {
      const { status } = await import("./verbs/status.js");
      end(await status(terminal, options));
    });
  plainVerb(
    program,
    "logs",
    "Print the logs of containers, by workload, role or model; of all without one.",
    ["logs proxy", "logs gpt-oss-20b --follow", "logs --since 10m --tail all"],
  )
    .argument("[workload...]", workloads)
    .option("--tail <lines>", "so many lines from the end of each, or all", lines, "100")
    .option("--since <time>", "only what is newer: 10m, 2h, or a time such as 2026-01-31T12:00:00")
    .option("-f, --follow", "go on until Ctrl-C")
    .action(async (names: string[], options: LogsOptions) => {
      const { logs } = await import("./verbs/logs.js");
      end(await logs(terminal, names, options));
    });
}

const workloads =
  "a name from `llm-gateway status`, also without the stack's; a role such as proxy; or a model";

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  throw new InvalidArgumentError("A number of seconds is needed.");
}

function lines(text: string): string {
  if (text === "all" || /^\d+$/.test(text)) return text;
  throw new InvalidArgumentError("A number of lines is needed, or all.");
}

function addRunState(program: Command, terminal: Terminal, end: End): void {
  plainVerb(
    program,
    "stop",
    "Stop the stack, or some of its containers. Nothing is removed: keys, spend and weights stay, and so does Terraform's state.",
    ["stop", "stop gpt-oss-20b", "stop --yes && llm-gateway start"],
  )
    .argument("[workload...]", workloads)
    .option("--yes", "do not ask on a terminal; elsewhere nothing is asked")
    .action(async (names: string[], options: RunStateOptions) => {
      const { stop } = await import("./verbs/run-state.js");
      end(await stop(terminal, names, options));
    });
  plainVerb(program, "start", "Start what `stop` has stopped, in order, and wait until it is healthy.", [
    "start",
    "start gpt-oss-20b --no-wait",
  ])
    .argument("[workload...]", workloads)
    .option(
      "--no-wait",
      "do not wait until everything is healthy; engines on the same GPU still start one after another",
    )
    .action(async (names: string[], options: StartOptions) => {
      const { start } = await import("./verbs/run-state.js");
      end(await start(terminal, names, options));
    });
  plainVerb(
    program,
    "restart",
    "Restart the stack, or some of its containers, one after another, each waited for: a model with several engines is never away.",
    ["restart", "restart proxy", "restart gpt-oss-20b", "restart redis --json"],
  )
    .argument("[workload...]", workloads)
    .option("--yes", "do not ask on a terminal; elsewhere nothing is asked")
    .action(async (names: string[], options: RunStateOptions) => {
      const { restart } = await import("./verbs/run-state.js");
      end(await restart(terminal, names, options));
    });
}

function addOps(program: Command, terminal: Terminal, end: End): void {
  const ops = program
    .command("ops")
    .description(
      "Figures of the stack's own Redis and Postgres, and a flush of cached answers. For questions of your own `llm-gateway report psql` is a shell of the database that only reads.",
    );
  plainVerb(
    ops,
    "redis",
    "Print what Redis says of itself, who is connected, and how many answers are cached.",
    ["ops redis", "ops redis --json | jq .info.used_memory_human"],
  ).action(async (options: CommonOptions) => {
    const { opsRedis } = await import("./verbs/ops.js");
    end(await opsRedis(terminal, options));
  });
  plainVerb(
    ops,
    "postgres",
    "Print who is connected to Postgres against its limit, and the largest tables.",
    ["ops postgres", "ops postgres --json | jq .tables"],
  ).action(async (options: CommonOptions) => {
    const { opsPostgres } = await import("./verbs/ops.js");
    end(await opsPostgres(terminal, options));
  });
  plainVerb(
    ops,
    "flush-cache",
    "Remove cached answers from Redis. Limits, budgets and cooldowns, which lie in the same Redis, stay.",
    ["ops flush-cache", "ops flush-cache --yes --json"],
  )
    .option("--yes", "do not ask on a terminal; elsewhere nothing is asked")
    .action(async (options: FlushOptions) => {
      const { opsFlushCache } = await import("./verbs/ops.js");
      end(await opsFlushCache(terminal, options));
    });
}
