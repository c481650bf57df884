/** `llm-gateway backup`: one archive of the database, the config and the lock, to the Docker host, a file or a program. */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { lockFileName } from "../../config";
import { backupFailed, folderUnusable } from "../../config/errors/backup";
import type { Finding } from "../../config";
import { checkAge, encryptedSuffix } from "../backup/age";
import { listFolder, prepareFolder } from "../backup/host-folder";
import { dump, store } from "../backup/make";
import type { ArchiveFile } from "../backup/make";
import { commandSink, fileSink, hostSink } from "../backup/sink";
import type { Sink } from "../backup/sink";
import { folderOf, serverOf } from "../backup/subject";
import type { Subject } from "../backup/subject";
import { provideImages } from "../deploy/images";
import { connectDocker } from "../docker";
import { openConfig, refuse, show } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { toTheEnd } from "../interrupt";
import { columns } from "../table";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface BackupOptions extends CommonOptions {
  readonly out?: string;
  readonly ageRecipient?: string;
  readonly list?: boolean;
}

export async function backup(terminal: Terminal, options: BackupOptions): Promise<ExitCode> {
  const opened = await openConfig(terminal, options);
  const { evaluated, shown } = opened;
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const subject = { config, plan, docker: connectDocker(config.host, terminal.environment) };
  if (options.list === true) return list(terminal, options, subject, shown);
  const outcome = await makeBackup(terminal, opened, subject, options);
  if ("finding" in outcome) return refuse(terminal, options, [outcome.finding], shown);
  terminal.say(`backup: ${outcome.at} (${(outcome.bytes / 2 ** 20).toFixed(1)} MiB, ${outcome.seconds} s)`);
  terminal.say(`  it holds no secret: keep the values of ${outcome.secrets.join(", ")} elsewhere`);
  if (options.json === true) writeJson(terminal, outcome);
  return exit.fine;
}

interface BackupMade {
  readonly name: string;
  readonly at: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly seconds: number;
  readonly secrets: readonly string[];
}

/** Everything of `backup` but its options of form. */
async function makeBackup(
  terminal: Terminal,
  opened: Opened,
  subject: Subject,
  { out, ageRecipient }: Pick<BackupOptions, "out" | "ageRecipient">,
): Promise<BackupMade | { readonly finding: Finding }> {
  const [age] = ageRecipient === undefined ? [] : await checkAge(terminal);
  if (age) return { finding: age };
  const server = await serverOf(subject);
  if ("code" in server) return { finding: server };
  const begun = Date.now();
  const sink = await openSink(terminal, subject, nameOf(subject, ageRecipient), out);
  if ("code" in sink) return { finding: sink };
  const made = await toTheEnd(async (isInterrupted) => {
    const source = await dump(subject, server, filesOf(opened), opened.values);
    if (isInterrupted()) source.stop();
    return store(terminal, source, sink.sink, ageRecipient);
  });
  if (typeof made === "string") return { finding: backupFailed(made) };
  const seconds = Math.round((Date.now() - begun) / 100) / 10;
  const secrets = subject.plan.secrets.map(({ name }) => name);
  return { name: sink.name, at: sink.sink.shown, ...made, seconds, secrets };
}

/** Not the form of scheduled ones, of which only so many are kept. */
function nameOf({ plan }: Subject, recipient: string | undefined): string {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  return `${plan.name}-${time}-manual.tar${recipient === undefined ? "" : encryptedSuffix}`;
}

async function openSink(
  terminal: Terminal,
  subject: Subject,
  name: string,
  out: string | undefined,
): Promise<{ sink: Sink; name: string } | Finding> {
  const { command } = subject.config.database.backup ?? {};
  if (out !== undefined) {
    const file = resolve(terminal.directory, out);
    if (!existsSync(dirname(file))) throw new WrongUsage(`there is no folder ${dirname(out)}`);
    return { sink: fileSink(file, show(terminal, file)), name: basename(file) };
  }
  if (command !== undefined) return { sink: commandSink(terminal, command, name), name };
  const folder = folderOf(subject);
  const [absent] = await provideImages(terminal, subject.docker, subject, [folder.image]);
  if (absent) return absent;
  const problem = await prepareFolder(folder);
  return problem === undefined
    ? { sink: hostSink(folder, name), name }
    : folderUnusable(folder.path, problem);
}

/** The config as it is written, and where the engines were placed. */
function filesOf({ file }: Opened): readonly ArchiveFile[] {
  const lock = join(dirname(file), lockFileName);
  return [file, lock].flatMap((path) =>
    existsSync(path) && basename(path).startsWith("gateway.")
      ? [{ name: basename(path), content: readFileSync(path) }]
      : [],
  );
}

async function list(
  terminal: Terminal,
  options: BackupOptions,
  subject: Subject,
  shown: string,
): Promise<ExitCode> {
  const folder = folderOf(subject);
  const absent = await provideImages(terminal, subject.docker, subject, [folder.image]);
  if (absent.length > 0) return refuse(terminal, options, absent, shown);
  const listed = await listFolder(folder, subject.plan.name);
  if (listed.backups === undefined)
    return refuse(terminal, options, [folderUnusable(folder.path, listed.problem)], shown);
  const { backups, status } = listed;
  if (options.json === true) writeJson(terminal, { folder: folder.path, backups, schedule: status });
  else {
    const rows = backups.map(({ file, bytes, time }) => [file, `${(bytes / 2 ** 20).toFixed(1)} MiB`, time]);
    terminal.write(
      backups.length === 0 ? `no backups in ${folder.path}\n` : `${columns(folder.path, rows)}\n`,
    );
  }
  return exit.fine;
}
