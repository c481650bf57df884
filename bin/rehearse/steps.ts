/** The steps of a rehearsal, in order. Each says what it found, or why it failed. */
import { imageToRun, workloadsOf } from "../../config";
import type { Finding } from "../../config";
import { rehearsalFailed } from "../../config/errors/upgrade";
import { openArchive } from "../backup/archive";
import { dump } from "../backup/make";
import { load } from "../backup/load";
import { withScratch } from "../backup/scratch";
import type { Scratch } from "../backup/scratch";
import { query } from "../backup/server";
import type { PostgresServer } from "../backup/server";
import type { Subject } from "../backup/subject";
import type { Docker } from "../docker";
import { onInterrupt } from "../interrupt";
import { paint } from "../terminal";
import type { Terminal } from "../terminal";
import { ask } from "./ask";
import { SideStack } from "./side-stack";
import type { Target } from "./side-stack";

interface Step {
  readonly step: string;
  readonly seconds: number;
  readonly said: string;
}

export interface Rehearsal {
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
}

/** What a step found wrong. */
class Failed extends Error {}

export async function runRehearsal(
  terminal: Terminal,
  subject: Subject,
  production: PostgresServer,
  target: Target,
  values: ReadonlyMap<string, string>,
): Promise<Rehearsal> {
  const steps: Step[] = [];
  const stack = new SideStack(subject.docker, target);
  const { goOn, pause, forget } = untilInterrupted();
  let current = "network";
  const step = async (name: string, work: () => Promise<string>): Promise<void> => {
    current = name;
    const begun = Date.now();
    const said = await work();
    goOn();
    const done = { step: name, seconds: Math.round((Date.now() - begun) / 100) / 10, said };
    steps.push(done);
    sayDone(terminal, done);
  };
  const { docker } = subject;
  try {
    await stack.open();
    await withScratch(docker, scratchOf(stack, target), async (server) => {
      await step("restore", () => copyInto(subject, production, server, target.config.database.name, values));
      await step("migrate", () => migrate(docker, stack, target, server, pause));
      await step("start", () => start(docker, stack, target, pause));
      await step("smoke", () => smoke(docker, stack, target, server));
    });
    return { steps, findings: [] };
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    return { steps, findings: [rehearsalFailed(current, reason)] };
  } finally {
    await stack.close();
    forget();
  }
}

function sayDone(terminal: Terminal, { step, seconds, said }: Step): void {
  terminal.say(`${paint(terminal, "green", "✓")} ${step} (${seconds} s): ${said}`);
}

/** Both throw when somebody has interrupted the command. */
function untilInterrupted() {
  const { isInterrupted, forget } = onInterrupt();
  const goOn = (): void => {
    if (isInterrupted()) throw new Failed("interrupted");
  };
  const pause = async (seconds: number): Promise<void> => {
    goOn();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  };
  return { goOn, pause, forget };
}

/** Known to the proxy by the name of the stack's own Postgres. */
function scratchOf(stack: SideStack, { config, plan }: Target): Scratch {
  const [postgres] = workloadsOf(plan, "postgres");
  return {
    image: imageToRun(config, plan, config.images.postgres),
    user: config.database.user,
    network: stack.network,
    name: stack.name(postgres ?? { name: "postgres" }),
    alias: postgres?.name ?? "postgres",
    labels: [stack.label],
  };
}

type Pause = (seconds: number) => Promise<void>;

async function copyInto(
  subject: Subject,
  production: PostgresServer,
  server: PostgresServer,
  database: string,
  values: ReadonlyMap<string, string>,
): Promise<string> {
  const source = await dump(subject, production, [], values);
  const archive = await openArchive(source.stdout);
  const differences = await load(server, database, archive);
  if (differences.length > 0)
    throw new Failed(`tables differ: ${differences.map(({ table }) => table).join(", ")}`);
  // Whoever logs in does so without a password here; roles come without the right to.
  const logins = `select format('alter role %I login', rolname) from pg_roles where not rolcanlogin and rolname !~ '^pg_' \\gexec`;
  await query(server, "template1", logins);
  const rows = archive.about.tables.reduce((sum, table) => sum + table.rows, 0);
  return `${archive.about.tables.length} tables, ${rows} rows, all as they are`;
}

async function migrate(
  docker: Docker,
  stack: SideStack,
  target: Target,
  server: PostgresServer,
  pause: Pause,
): Promise<string> {
  const [job] = workloadsOf(target.plan, "migrate");
  if (!job) throw new Failed("the plan has no migrations");
  const before = await migrations(target, server);
  const name = await stack.start(job);
  // The job tries again for ever; here it has as long as a deployment gives it.
  const ends = Date.now() + job.startBudgetSeconds * 1000;
  while ((await docker.run(["inspect", "--format", "{{.State.Status}}", name])).output.trim() !== "exited") {
    if (Date.now() > ends) throw new Failed(await stack.lastWords(name));
    await pause(1);
  }
  return `${(await migrations(target, server)) - before} migrations by ${job.image}`;
}

async function migrations({ config }: Target, server: PostgresServer): Promise<number> {
  const sql = "select count(*) from _prisma_migrations where finished_at is not null;";
  return Number(await query(server, config.database.name, sql));
}

async function start(docker: Docker, stack: SideStack, target: Target, pause: Pause): Promise<string> {
  for (const redis of workloadsOf(target.plan, "redis")) await stack.start(redis);
  const [proxy] = workloadsOf(target.plan, "proxy");
  if (!proxy) throw new Failed("the plan has no proxy");
  const name = await stack.start(proxy);
  const ends = Date.now() + proxy.startBudgetSeconds * 1000 + 180_000;
  for (;;) {
    const { status, body } = await ask(docker, name, "/health/readiness");
    if (status === 200 && body.includes('"connected"'))
      return `${proxy.image} is ready, and connected to the copy`;
    const state = await docker.run(["inspect", "--format", "{{.State.Running}}", name]);
    if (state.output.trim() !== "true" || Date.now() > ends) throw new Failed(await stack.lastWords(name));
    await pause(2);
  }
}

/** Models are not asked: their engines and providers are out of reach, on purpose. */
async function smoke(
  docker: Docker,
  stack: SideStack,
  { config, plan }: Target,
  server: PostgresServer,
): Promise<string> {
  const [proxy] = workloadsOf(plan, "proxy");
  const name = stack.name(proxy ?? { name: "" });
  const { masterKey } = config.proxy;
  const key = masterKey === "none" ? "" : `/run/secrets/${masterKey}`;
  const models = await ask(docker, name, "/v1/models", key);
  if (models.status !== 200)
    throw new Failed(`the model list answered ${models.status} ${models.body.slice(0, 200)}`);
  const keys = await ask(docker, name, "/key/list?size=1", key);
  if (keys.status !== 200)
    throw new Failed(`the list of keys answered ${keys.status} ${keys.body.slice(0, 200)}`);
  const spend = await ask(docker, name, "/global/spend", key);
  if (spend.status !== 200)
    throw new Failed(`the spend answered ${spend.status} ${spend.body.slice(0, 200)}`);
  const held = await query(server, config.database.name, 'select count(*) from "LiteLLM_VerificationToken";');
  return `model list, keys (${held}) and spend answer`;
}
