/** Room for the weights under `host.weightsDir`. Looked at only where the Docker host is this very machine. */
import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { diskTooSmall } from "../../config/errors/environment";
import type { Finding, GatewayPlan } from "../../config";
import type { Docker } from "../docker";

const GiB = 1024 ** 3;

export function checkDisk(docker: Docker, folder: string, plan: GatewayPlan): readonly Finding[] {
  if (!docker.isLocal) return [];
  const need = plan.host.downloads.reduce(
    (total, { source, sizeGiB }) => total + missingGiB(folder, source, sizeGiB ?? 0),
    0,
  );
  const free = freeGiB(folder);
  return need > 0 && free !== null && need > free ? [diskTooSmall(folder, need, free)] : [];
}

/** What is there already counts, also in parts; a folder that cannot be read counts as complete. */
function missingGiB(weightsDir: string, source: string, sizeGiB: number): number {
  const blobs = join(weightsDir, "hub", `models--${source.replaceAll("/", "--")}`, "blobs");
  try {
    if (statSync(blobs, { throwIfNoEntry: false }) === undefined) return sizeGiB;
    const present = readdirSync(blobs).reduce((total, file) => total + statSync(join(blobs, file)).size, 0);
    return Math.max(0, sizeGiB - present / GiB);
  } catch {
    return 0;
  }
}

/** Of the folder, or of the nearest one above it that is there. */
function freeGiB(folder: string): number | null {
  if (!existsSync(folder)) return dirname(folder) === folder ? null : freeGiB(dirname(folder));
  try {
    const { bavail, bsize } = statfsSync(folder);
    return (bavail * bsize) / GiB;
  } catch {
    return null;
  }
}
