/**
 * The database as the migration job leaves it. The job takes minutes on a busy machine, and leaves the same for the same
 * version: it runs once for each, and what it left is restored where a test wants an empty, migrated database.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Workload } from "../../../config";
import type { Migrate } from "../behaviour/testbed";
import { cached } from "../rig/paths";
import { docker, run } from "../run";

export const migrated: Migrate = async (job, postgres, start) => {
  const file = cached("migrated", `${fingerprint(job)}.sql`);
  if (existsSync(file)) {
    await psql(postgres, readFileSync(file, "utf8"));
    return;
  }
  await start();
  const text = await docker("exec", postgres, "pg_dump", ...owner, "--no-owner", "--no-privileges");
  writeFileSync(`${file}.${process.pid}`, `${text}\n`);
  renameSync(`${file}.${process.pid}`, file);
};

/** By its own loopback, where the image trusts everybody. */
const owner = ["-h", "127.0.0.1", "-U", "litellm", "-d", "litellm"] as const;

async function psql(postgres: string, input: string): Promise<void> {
  const words = ["psql", ...owner, "-q", "-v", "ON_ERROR_STOP=1"];
  await run("docker", ["exec", "-i", postgres, ...words], { input });
}

/** The tag says which migrations are in the image. */
function fingerprint({ image, entrypoint }: Workload): string {
  return createHash("sha256")
    .update(JSON.stringify([image, entrypoint]))
    .digest("hex")
    .slice(0, 16);
}
