// The Docker engine: the one that answers, or one that the rig starts and only then may stop.
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { installMissing } from "./apt";
import { ask } from "./command";
import { cached, logFile } from "./paths";
import { RigError, announce } from "./step";

const ENGINE = "dockerd";
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 60_000;

/** Returns the engine's version. */
export async function ensureEngine(): Promise<string> {
  const running = await engineVersion();
  if (running !== undefined) return running;
  if (process.env.DOCKER_HOST !== undefined) {
    const fix = "start that engine, or unset DOCKER_HOST to use a local one";
    throw new RigError(`no Docker engine answers at DOCKER_HOST=${process.env.DOCKER_HOST}`, { fix });
  }
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    const fix = "start Docker (or run as root on Debian, where the rig starts an engine itself)";
    throw new RigError("no Docker engine answers", { fix });
  }
  await installMissing({ dockerd: "docker.io", docker: "docker.io", iptables: "iptables" });
  return (await engineVersion()) ?? (await startEngine()); // the package may have started its service
}

export async function engineVersion(): Promise<string | undefined> {
  const answer = await ask("docker", ["info", "--format", "{{.ServerVersion}}"], { timeoutMs: 20_000 });
  return answer.ok && answer.stdout !== "" ? answer.stdout : undefined;
}

/** Stops the engine if, and only if, the rig started it; its containers end with it. */
export async function stopEngine(): Promise<string> {
  const pid = startedPid();
  if (pid === undefined) return "left alone: the rig did not start it";
  process.kill(pid, "SIGTERM");
  const end = Date.now() + STOP_LIMIT_MS;
  while (isDockerd(pid)) {
    if (Date.now() > end) {
      throw new RigError(`the engine (pid ${pid}) did not stop`, { log: engineLog(), fix: `kill ${pid}` });
    }
    await sleep(200);
  }
  rmSync(pidFile());
  return `stopped (pid ${pid})`;
}

/** The process id of the engine that the rig started and that still runs. */
export function startedPid(): number | undefined {
  if (!existsSync(pidFile())) return undefined;
  const pid = Number(readFileSync(pidFile(), "utf8"));
  return isDockerd(pid) ? pid : undefined;
}

/** With other options than it was started with; only for an engine that the rig started. */
export async function restartEngine(...options: readonly string[]): Promise<void> {
  if (startedPid() === undefined) {
    const fix = "run this where no engine runs yet, so that the rig starts one";
    throw new RigError("the engine is not the rig's: it is not restarted", { fix });
  }
  await stopEngine();
  await startEngine(options);
}

async function startEngine(options: readonly string[] = []): Promise<string> {
  announce("starting a Docker engine");
  removeStalePids();
  const fd = openSync(engineLog(), "w");
  // In a process group of its own, so that it outlives the rig.
  const engine = spawn(ENGINE, options, { detached: true, stdio: ["ignore", fd, fd] });
  closeSync(fd);
  engine.on("error", () => undefined); // shows as an engine that never answers
  engine.unref();
  if (engine.pid !== undefined) writeFileSync(pidFile(), String(engine.pid));

  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end && engine.exitCode === null) {
    const version = await engineVersion();
    if (version !== undefined) return version;
    await sleep(300);
  }
  const fix =
    "repair what the log names (often: missing kernel rights in a container), or start an engine by hand";
  throw new RigError("the Docker engine did not come up", { log: engineLog(), fix });
}

/** What a killed engine leaves behind: it would take the program that has its number by now for itself. */
function removeStalePids(): void {
  for (const program of [ENGINE, "containerd"]) {
    const file = program === ENGINE ? "/var/run/docker.pid" : "/var/run/docker/containerd/containerd.pid";
    if (existsSync(file) && !isProgram(Number(readFileSync(file, "utf8")), program)) rmSync(file);
  }
}

function isDockerd(pid: number): boolean {
  return isProgram(pid, ENGINE);
}

// A number alone may by now belong to another program.
function isProgram(pid: number, program: string): boolean {
  const name = `/proc/${pid}/comm`;
  return existsSync(name) && readFileSync(name, "utf8").trim() === program;
}

function pidFile(): string {
  return cached("dockerd.pid");
}

function engineLog(): string {
  return logFile("dockerd");
}
