/** `llm-gateway verify-backup FILE`: restores an archive into a throw-away Postgres and compares every table. */
import { imageToRun } from "../../config";
import { backupBroken, tableDiffers } from "../../config/errors/backup";
import type { Finding } from "../../config";
import { BrokenArchive, openArchive } from "../backup/archive";
import type { Archive } from "../backup/archive";
import { checkArchive } from "../backup/check-archive";
import { load } from "../backup/load";
import { withScratch } from "../backup/scratch";
import { Refused } from "../backup/server";
import { openSource } from "../backup/source";
import type { Subject } from "../backup/subject";
import { provideImages } from "../deploy/images";
import { connectDocker } from "../docker";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions } from "../open-config";
import type { ExitCode } from "../exit";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface VerifyBackupOptions extends CommonOptions {
  readonly ageIdentity?: string;
}

export async function verifyBackup(
  terminal: Terminal,
  file: string,
  options: VerifyBackupOptions,
): Promise<ExitCode> {
  const { evaluated, shown, values } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const subject = { config, plan, docker: connectDocker(config.host, terminal.environment) };
  const source = await openSource(terminal, subject, file, options);
  if (!("bytes" in source)) return refuse(terminal, options, source, shown);
  try {
    const archive = await openArchive(source.bytes);
    const findings = await verify(terminal, subject, archive, values);
    const { about } = archive;
    if (options.json === true) writeJson(terminal, { file, about, findings });
    const code = report(terminal, options, findings, shown);
    if (code === 0)
      terminal.say(
        `${file}: ${about.tables.length} tables of ${about.stack} from ${about.created} restore as they were`,
      );
    return code;
  } catch (problem) {
    if (problem instanceof BrokenArchive || problem instanceof Refused)
      return refuse(terminal, options, [backupBroken(file, problem.message)], shown);
    throw problem;
  } finally {
    source.close();
  }
}

async function verify(
  terminal: Terminal,
  subject: Subject,
  archive: Archive,
  values: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  const { images, database } = subject.config;
  const image = imageToRun(subject.config, subject.plan, images.postgres);
  const absent = await provideImages(terminal, subject.docker, subject, [image]);
  if (absent.length > 0) return absent;
  terminal.say(`restoring into a throw-away ${image}`);
  return withScratch(subject.docker, { image, user: database.user }, async (server) => {
    const differences = await load(server, "verified", archive);
    return [
      ...(await checkArchive(subject, server, archive.about, values)),
      ...differences.map(({ table, expected, found }) => tableDiffers(table, expected, found)),
    ];
  });
}
