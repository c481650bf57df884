/** Makes one archive: the script runs in the container of Postgres, its output streams through here to where it is kept. */
import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { aboutBackup, archiveScript, workloadsOf } from "../../config";
import { reasonOf } from "../docker";
import type { Running } from "../process";
import type { Terminal } from "../terminal";
import { saltCheckOf } from "./about";
import { encrypt } from "./age";
import type { PostgresServer } from "./server";
import type { Sink } from "./sink";
import type { Subject } from "./subject";

export interface ArchiveFile {
  /** Without a blank or a slash. */
  readonly name: string;
  readonly content: Buffer;
}

export interface Made {
  readonly bytes: number;
  /** Of the archive as it was kept. */
  readonly sha256: string;
}

/** The archive as a stream; its script has failed when `ended` says so, whatever came before. */
export async function dump(
  { config, plan, docker }: Subject,
  server: PostgresServer,
  files: readonly ArchiveFile[],
  values: ReadonlyMap<string, string>,
): Promise<Running> {
  const created = `${new Date().toISOString().slice(0, 19)}Z`;
  const salt = values.get(config.proxy.saltKey);
  const environment = {
    PGUSER: config.database.user,
    PGDATABASE: config.database.name,
    BACKUP_ABOUT: JSON.stringify({
      ...aboutBackup(config),
      secrets: plan.secrets.map(({ name }) => name),
      imageIds: Object.fromEntries(
        await Promise.all(
          workloadsOf(plan, "proxy")
            .concat(workloadsOf(plan, "postgres"))
            .map(async ({ image }) => {
              const inspected = await docker.run(["image", "inspect", "--format", "{{.Id}}", image]);
              return [image, inspected.output.trim()] as const;
            }),
        ),
      ),
    }),
    BACKUP_CREATED: created,
    BACKUP_SALT_CHECK: salt === undefined ? "" : saltCheckOf(created, salt),
    BACKUP_STDIN: "yes",
  };
  const variables = Object.entries(environment).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
  const running = docker.open(["exec", "-i", ...variables, server.container, "sh", "-c", archiveScript]);
  running.stdin.end(files.map(({ name, content }) => `${name} ${content.toString("base64")}\n`).join(""));
  return running;
}

/** Streams an archive into a sink. Returns the reason when nothing was kept. */
export async function store(
  terminal: Terminal,
  source: Running,
  sink: Sink,
  recipient: string | undefined,
): Promise<Made | string> {
  const count = counter(terminal);
  const encrypted = recipient === undefined ? undefined : encrypt(terminal, recipient, source.stdout);
  const streamed = await pipeline(encrypted?.output ?? source.stdout, count.stream, sink.stream).then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
  );
  if (streamed !== undefined) source.stop();
  const { code, errors } = await source.ended;
  const failed = code === 0 ? streamed : reasonOf({ code, errors, output: "" });
  const problem = (await encrypted?.settled) ?? failed;
  if (problem === undefined) return (await sink.keep()) ?? count.made();
  const refused = await sink.discard();
  return typeof refused === "string" ? refused : problem;
}

/** Counts and hashes what passes; a line of progress every few seconds. */
function counter(terminal: Terminal) {
  const hash = createHash("sha256");
  let bytes = 0;
  let said = Date.now();
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (Date.now() - said > 5000) {
        said = Date.now();
        terminal.say(`  ${(bytes / 2 ** 20).toFixed(0)} MiB`);
      }
      done(null, chunk);
    },
  });
  return { stream, made: (): Made => ({ bytes, sha256: hash.digest("hex") }) };
}
