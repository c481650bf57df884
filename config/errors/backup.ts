/** Messages about backups, restoring them, and upgrades. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function backupNotOurs(type: string): Finding {
  return error(
    "BACKUP.NOT_OURS",
    "database.backup",
    `backs up a Postgres of the stack, and database.type is ${type}`,
    "Remove it; an external database is backed up where it runs.",
  );
}

export function noDatabase(type: string): Finding {
  return error(
    "BACKUP.NO_DATABASE",
    "database.type",
    `is ${type}: the stack has no Postgres of its own`,
    "Use the tools of whoever runs that database, such as pg_dump and pg_restore.",
  );
}

export function databaseNotRunning(container: string): Finding {
  return error(
    "BACKUP.NOT_RUNNING",
    "",
    `container ${container} does not run`,
    "Deploy the stack, or start that container, and try again.",
  );
}

export function ageMissing(): Finding {
  return error(
    "BACKUP.AGE_MISSING",
    "",
    "the program age is not installed or does not start",
    "Install age (Debian, Ubuntu and Homebrew: package age) on this machine.",
  );
}

export function identityNeeded(file: string): Finding {
  return error(
    "BACKUP.ENCRYPTED",
    "",
    `${file} is encrypted, and no key was given`,
    "Add --age-identity FILE with the key that belongs to the recipient.",
  );
}

export function backupFailed(reason: string): Finding {
  return error(
    "BACKUP.FAILED",
    "",
    `no backup was made: ${reason}`,
    "Correct the cause and try again; nothing of the failed one was kept.",
  );
}

export function folderUnusable(folder: string, reason: string): Finding {
  return error(
    "BACKUP.FOLDER",
    "host.dataDir",
    `${folder} on the Docker host cannot be used for backups: ${reason}`,
    "Choose a folder that the engine can write to.",
  );
}

export function backupNotFound(file: string, folder: string): Finding {
  return error(
    "BACKUP.NOT_FOUND",
    "",
    `${file} is neither a file here nor in ${folder} on the Docker host`,
    "List what is there with `llm-gateway backup --list`.",
  );
}

export function backupBroken(file: string, reason: string): Finding {
  return error(
    "BACKUP.BROKEN",
    "",
    `${file} cannot be restored: ${reason}`,
    "Take another backup; the database was left as it was.",
  );
}

export function tableDiffers(table: string, expected: number | null, found: number | null): Finding {
  const rows = (count: number | null) => (count === null ? "no such table" : `${count} rows`);
  const isSame = expected === found;
  return error(
    "BACKUP.DIFFERENT",
    "",
    `table ${table} came out with ${isSame ? "other contents" : `${rows(found)}, not ${rows(expected)}`}`,
    "Take another backup; the database was left as it was.",
  );
}

export function databaseNotEmpty(database: string, held: string): Finding {
  return error(
    "RESTORE.NOT_EMPTY",
    "database.name",
    `database ${database} holds ${held}`,
    "Add --replace; what is there now is then kept under another name.",
  );
}

export function postgresOlder(dumped: string, running: string): Finding {
  return error(
    "RESTORE.POSTGRES_OLDER",
    "images.postgres",
    `the backup is from Postgres ${dumped}, here runs ${running}`,
    "Restore into the same major version, or a newer one.",
  );
}

export function litellmOlder(dumped: string, wanted: string): Finding {
  return error(
    "RESTORE.LITELLM_OLDER",
    "images.litellm",
    `the backup is from LiteLLM ${dumped}, the config runs ${wanted}, whose migrations cannot go back`,
    "Run that version of LiteLLM, or a newer one.",
  );
}

export function saltKeyOther(secret: string, severity: "error" | "warning", held: string): Finding {
  return (severity === "error" ? error : warning)(
    "RESTORE.SALT_KEY_OTHER",
    "proxy.saltKey",
    `the value of ${secret} is another than the one the backup was made with${held === "" ? "" : `, and it holds ${held}, encrypted with that`}`,
    "Bring back the old value; nothing else can read what was encrypted with it.",
  );
}

export function restoreFailed(reason: string): Finding {
  return error(
    "RESTORE.FAILED",
    "",
    `the backup was not restored: ${reason}`,
    "Correct the cause and try again; the database was left as it was.",
  );
}

export function migrationsFailed(reason: string): Finding {
  return error(
    "RESTORE.NOT_MIGRATED",
    "",
    `the backup is restored, but LiteLLM's migrations failed on it: ${reason}`,
    "Correct the cause and deploy again; the proxies were started.",
  );
}

export function postgresMajorChanged(volume: string, held: number, wanted: number): Finding {
  return error(
    "POSTGRES.MAJOR_CHANGED",
    "images.postgres",
    `volume ${volume} was made by Postgres ${held}, and Postgres ${wanted} does not start on it`,
    `Go back to Postgres ${held}, make a backup, purge the volume, deploy Postgres ${wanted} and restore.`,
  );
}
