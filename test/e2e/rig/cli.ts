// The command line of the rig: `up` prepares and prints exports, `status` only looks, `down` stops what `up` started.
import { engineVersion, startedPid, stopEngine } from "./engine";
import { defaultImages, imageState } from "./images";
import { prepareRig } from "./index";
import { isProviderReady } from "./provider";
import { RigError, step } from "./step";
import { ensureTerraform } from "./terraform";

const USAGE = "usage: npx tsx test/e2e/rig/cli.ts up | status | down";

const verbs: Readonly<Record<string, () => Promise<void>>> = { up, status, down };

async function up(): Promise<void> {
  const { env } = await prepareRig();
  for (const [name, value] of Object.entries(env)) console.log(`export ${name}=${shellQuote(value)}`);
}

async function status(): Promise<void> {
  const engine = await engineVersion();
  const startedHere = startedPid() === undefined ? "" : " (started by the rig)";
  report("docker engine", engine === undefined ? undefined : engine + startedHere);
  report("terraform", await ensureTerraform().catch(() => undefined));
  report("docker provider", isProviderReady() ? "ready" : undefined);
  for (const image of defaultImages) {
    const runs = engine === undefined ? undefined : await imageState(image);
    report(image, runs === undefined ? undefined : `runs ${runs}`);
  }
}

async function down(): Promise<void> {
  await step("docker engine", stopEngine);
}

function report(what: string, state: string | undefined): void {
  console.log(state === undefined ? `✗ ${what}: not ready` : `✓ ${what} ${state}`);
}

function shellQuote(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

async function main(verb: string | undefined): Promise<void> {
  const action = verb === undefined ? undefined : verbs[verb];
  if (action === undefined) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  try {
    await action();
  } catch (error) {
    if (!(error instanceof RigError)) throw error;
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}

void main(process.argv[2]);
