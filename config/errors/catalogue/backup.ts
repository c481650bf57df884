/** Backups, restoring them, and what stands on disk. */
import { entriesOf } from "./entry";

export const backupEntries = entriesOf({
  "BACKUP.NOT_OURS": {
    severity: "error",
    meaning: "`database.backup` stands beside a database that the stack does not run.",
    fix: "Remove it; an external database is backed up where it runs.",
    example: {
      path: "database.backup",
      message: "backs up a Postgres of the stack, and database.type is external",
    },
  },
  "BACKUP.NO_DATABASE": {
    severity: "error",
    meaning: "`backup` or `restore` was called for a stack without a Postgres of its own.",
    fix: "Use the tools of whoever runs the database.",
    example: { path: "database.type", message: "is external: the stack has no Postgres of its own" },
  },
  "BACKUP.NOT_RUNNING": {
    severity: "error",
    meaning: "Postgres does not run.",
    fix: "Deploy the stack, or start the container.",
    example: { path: "", message: "container vllm-litellm-postgres does not run" },
  },
  "BACKUP.AGE_MISSING": {
    severity: "error",
    meaning: "Encryption was asked for, and age is not there.",
    fix: "Install the package `age` on the machine where the verb runs.",
    example: { path: "", message: "the program age is not installed or does not start" },
  },
  "BACKUP.ENCRYPTED": {
    severity: "error",
    meaning: "The archive is encrypted.",
    fix: "Add `--age-identity FILE`.",
    example: { path: "", message: "gateway.tar.age is encrypted, and no key was given" },
  },
  "BACKUP.FAILED": {
    severity: "error",
    meaning: "The archive could not be made, or not kept where it should be.",
    fix: "Correct the cause; nothing of the failed one was kept.",
    example: { path: "", message: "no backup was made: no space left on device" },
  },
  "BACKUP.FOLDER": {
    severity: "error",
    meaning: "`<dataDir>/backups` on the Docker host cannot be made, read or written.",
    fix: "Choose a `host.dataDir` that the engine can write to.",
    example: {
      path: "host.dataDir",
      message: "/srv/gateway/backups on the Docker host cannot be used for backups: read-only file system",
    },
  },
  "BACKUP.NOT_FOUND": {
    severity: "error",
    meaning: "There is no such archive, neither as a file nor in the folder on the Docker host.",
    fix: "Look with `llm-gateway backup --list`.",
    example: {
      path: "",
      message: "gateway.tar is neither a file here nor in /srv/gateway/backups on the Docker host",
    },
  },
  "BACKUP.BROKEN": {
    severity: "error",
    meaning: "The archive is cut off, damaged, or no backup. Nothing was changed.",
    fix: "Take another one.",
    example: { path: "", message: "gateway.tar cannot be restored: it ends before its manifest" },
  },
  "BACKUP.DIFFERENT": {
    severity: "error",
    meaning:
      "What came out of the archive is not what was in the database when it was made. Nothing was changed.",
    fix: "Take another one.",
    example: {
      path: "",
      message: "table public.LiteLLM_TeamTable came out with 3 rows, not 4 rows",
    },
  },
  "RESTORE.NOT_EMPTY": {
    severity: "error",
    meaning: "The database already holds keys, teams, credentials, models or requests.",
    fix: "Add `--replace`; it asks, and keeps them in another database.",
    example: { path: "database.name", message: "database litellm holds 2 rows of LiteLLM_TeamTable" },
  },
  "RESTORE.POSTGRES_OLDER": {
    severity: "error",
    meaning: "The archive is from a newer major version of Postgres than the one that runs.",
    fix: "Restore into the same major version, or a newer one.",
    example: { path: "images.postgres", message: "the backup is from Postgres 17.2, here runs 16.9" },
  },
  "RESTORE.LITELLM_OLDER": {
    severity: "error",
    meaning: "The archive is from a newer LiteLLM than the config runs. Its migrations only go forward.",
    fix: "Run that version, or a newer one.",
    example: {
      path: "images.litellm",
      message: "the backup is from LiteLLM 1.109.1, the config runs 1.106.2, whose migrations cannot go back",
    },
  },
  "RESTORE.SALT_KEY_OTHER": {
    severity: "error",
    elsewhere: "warning where nothing is encrypted with it",
    meaning:
      "The salt key is another than when the archive was made. A warning where nothing is encrypted with it; virtual keys do not need it.",
    fix: "Bring back the old value.",
    example: {
      path: "proxy.saltKey",
      message: "the value of LITELLM_SALT_KEY is another than the one the backup was made with",
    },
  },
  "RESTORE.FAILED": {
    severity: "error",
    meaning: "Postgres refused the archive, or a step of restoring it. The database was left as it was.",
    fix: "Correct the cause and try again.",
    example: { path: "", message: "the backup was not restored: could not write: No space left on device" },
  },
  "RESTORE.NOT_MIGRATED": {
    severity: "error",
    meaning: "The archive is restored, and LiteLLM's migrations failed on it.",
    fix: "Correct the cause and deploy again.",
    example: {
      path: "",
      message: "the backup is restored, but LiteLLM's migrations failed on it: exit status 1",
    },
  },
  "POSTGRES.MAJOR_CHANGED": {
    severity: "error",
    meaning: "The image is of another major version of Postgres than the data in its volume.",
    fix: "Go back, make a backup, purge the volume, deploy the new version and restore.",
    example: {
      path: "images.postgres",
      message:
        "volume vllm-litellm-postgres-data was made by Postgres 16, and Postgres 17 does not start on it",
    },
  },
});
