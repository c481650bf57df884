// Installs Debian packages that the rig needs and that are missing, where it may.
import { isInstalled, run } from "./command";
import { logFile } from "./paths";
import { RigError, announce } from "./step";

/** `programs`: program -> the Debian package that brings it. */
export async function installMissing(programs: Readonly<Record<string, string>>): Promise<void> {
  const missing: string[] = [];
  for (const [program, debianPackage] of Object.entries(programs)) {
    if (!(await isInstalled(program))) missing.push(debianPackage);
  }
  if (missing.length === 0) return;

  const fix = `install ${missing.join(", ")} by hand`;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !(await isInstalled("apt-get"))) {
    throw new RigError(`${missing.join(", ")} missing, and only root on a Debian machine can add it here`, {
      fix,
    });
  }
  announce(`installing ${missing.join(", ")}`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { log: logFile("apt-update"), fix: "repair the apt sources", env });
  const install = ["install", "-y", "-q", "--no-install-recommends", ...missing];
  await run("apt-get", install, { log: logFile("apt-install"), fix, env });
}
