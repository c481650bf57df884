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
  try {
    const measured = await inTurns(
      [
        {
          what: "npx cdktf synth",
          run: () => run("npx", ["cdktf", "synth", "--output", outdir], { env }),
        },
        {
          what: "node --import tsx main.ts",
          run: () => run("node", ["--import", "tsx", "main.ts"], { env }),
        },
        { what: "npx cdktf --version", run: () => run("npx", ["cdktf", "--version"], { env }) },
      ],
      { rounds, warmUps: 1 },
    );
    const title =
      "synth: the default config, wall time (CHECKPOINT_DISABLE=1; goal for npx cdktf synth: 3 s)";
    return { text: timesTable(title, measured), figures: measured };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
