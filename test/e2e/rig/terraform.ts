// Terraform itself: a prerequisite that the rig finds but does not install.
import { ask } from "./command";
import { RigError } from "./step";

export const terraform = process.env.TERRAFORM_BINARY_NAME ?? "terraform";

/** Returns Terraform's version. */
export async function ensureTerraform(): Promise<string> {
  const answer = await ask(terraform, ["version", "-json"], { env: { CHECKPOINT_DISABLE: "1" } });
  const version = /"terraform_version":\s*"([^"]+)"/.exec(answer.stdout)?.[1];
  if (!answer.ok || version === undefined) {
    const fix = "install Terraform 1.11 or newer, or name another binary in TERRAFORM_BINARY_NAME (tofu)";
    throw new RigError(`\`${terraform} version\` gives no version: ${answer.stderr}`, { fix });
  }
  return version;
}
