/** `llm-gateway restore FILE`: the database of an archive in the place of the running one. */
import { backupBroken, databaseNotEmpty, restoreFailed } from "../../config/errors/backup";
import { hasErrors } from "../../config";
import type { Finding } from "../../config";
import { BrokenArchive, openArchive } from "../backup/archive";
import type { Archive } from "../backup/archive";
import { checkArchive, heldIn } from "../backup/check-archive";
import { restoreArchive } from "../backup/restore";
import { Refused } from "../backup/server";
import type { PostgresServer } from "../backup/server";
import { openSource } from "../backup/source";
import { serverOf } from "../backup/subject";
import type { Subject } from "../backup/subject";
import { connectDocker } from "../docker";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface RestoreOptions extends CommonOptions {
  readonly into?: string;
  readonly replace?: boolean;
  readonly yes?: boolean;
  readonly ageIdentity?: string;
}

export async function restore(terminal: Terminal, file: string, options: RestoreOptions): Promise<ExitCode> {
  const opened = await openConfig(terminal, options);
  const { evaluated, shown } = opened;
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  if (options.into !== undefined && options.into !== plan.name)
    throw new WrongUsage(`this config is the stack ${plan.name}, not ${options.into}`);
  const subject = { config, plan, docker: connectDocker(config.host, terminal.environment) };
  const server = await serverOf(subject);
  if ("code" in server) return refuse(terminal, options, [server], shown);
  const source = await openSource(terminal, subject, file, options);
  if (!("bytes" in source)) return refuse(terminal, options, source, shown);
  try {
    return await from(terminal, file, options, opened, { subject, server, bytes: source.bytes });
  } catch (problem) {
    if (problem instanceof BrokenArchive)
      return refuse(terminal, options, [backupBroken(file, problem.message)], shown);
    if (problem instanceof Refused) return refuse(terminal, options, [restoreFailed(problem.message)], shown);
    throw problem;
  } finally {
    source.close();
  }
}

interface Parts {
  readonly subject: Subject;
  readonly server: PostgresServer;
  readonly bytes: AsyncIterable<Buffer>;
}

async function from(
  terminal: Terminal,
  file: string,
  options: RestoreOptions,
  { shown, values }: Opened,
  { subject, server, bytes }: Parts,
): Promise<ExitCode> {
  const archive = await openArchive(bytes);
  const held = await heldIn(server, subject.config.database.name);
  const findings = [
    ...(await checkArchive(subject, server, archive.about, values)),
    ...(held !== "" && options.replace !== true
      ? [databaseNotEmpty(subject.config.database.name, held)]
      : []),
  ];
  const isStrict = options.strict === true && findings.length > 0;
  if (isStrict || hasErrors(findings)) return refuse(terminal, options, findings, shown);
  report(terminal, options, findings, shown);
  if (held !== "" && !(await isConfirmed(terminal, options, archive, held))) return exit.failed;
  const restored = await restoreArchive(terminal, subject, server, archive, held === "");
  return end(terminal, file, options, shown, findings, restored);
}

function end(
  terminal: Terminal,
  file: string,
  options: RestoreOptions,
  shown: string,
  before: readonly Finding[],
  restored: Awaited<ReturnType<typeof restoreArchive>>,
): ExitCode {
  const findings = [...before, ...restored.findings];
  if (hasErrors(restored.findings)) return refuse(terminal, options, restored.findings, shown);
  terminal.say(
    `restored ${file}; the proxies were away for ${restored.gapSeconds} s and answer as soon as they are up`,
  );
  if (restored.kept !== null)
    terminal.say(`  what was there before is the database ${restored.kept}; drop it when it is not needed`);
  if (options.json === true) writeJson(terminal, { ...restored, restored: true, findings });
  return exit.fine;
}

async function isConfirmed(
  terminal: Terminal,
  { yes }: RestoreOptions,
  { about }: Archive,
  held: string,
): Promise<boolean> {
  if (yes === true) return true;
  if (terminal.ask === undefined) throw new WrongUsage("nobody is there to confirm: add --yes");
  return terminal.ask(`replace ${held} by the backup of ${about.stack} from ${about.created}?`);
}
