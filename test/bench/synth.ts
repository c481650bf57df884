/** Wall time of `npx cdktf synth` for the default config, beside what it is made of: the app alone, the CLI alone. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../e2e/run";
import { inTurns, progress, timesTable } from "./measure";
import type { Section } from "./measure";

const rounds = 7;

export async function benchSynth(): Promise<Section> {
  progress(`synth of the default config, ${rounds} rounds in turns`);
  const outdir = mkdtempSync(join(tmpdir(), "bench-synth-"));
  // The CLI asks HashiCorp for news on every start; without an answer that is a wait, and not ours.
  const env = { CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1", CDKTF_OUTDIR: outdir };
  const commands = [
    ["npx", "cdktf", "synth"],
    ["node", "--import", "tsx", "main.ts"],
    ["npx", "cdktf", "--version"],
  ];
  try {
    const candidates = commands.map((command) => ({
      what: command.join(" "),
      run: () => runForCpu(command.includes("synth") ? [...command, "--output", outdir] : command, env),
    }));
    const all = await inTurns(candidates, { rounds, warmUps: 1 });
    const title = "synth: the default config, CHECKPOINT_DISABLE=1 (goal for npx cdktf synth: 3 s)";
    return { text: timesTable(title, all), figures: all };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** CPU seconds of a command and all its children; only a shell tells those without reading /proc. */
async function runForCpu(command: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const { stdout } = await run("sh", ["-c", '"$@" >&2 && times', "sh", ...command], { env });
  const children = stdout.trim().split("\n").at(-1) ?? "";
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  if (times.length !== 2) throw new Error(`times of the shell: ${stdout}`);
  return times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}
