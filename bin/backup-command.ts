/** The verbs about backups, their arguments and their help. */
import type { Command } from "commander";
import type { ExitCode } from "./exit";
import type { Terminal } from "./terminal";
import { plainVerb, verb } from "./verb";
import type { BackupOptions } from "./verbs/backup";
import type { RestoreOptions } from "./verbs/restore";
import type { VerifyBackupOptions } from "./verbs/verify-backup";

import type { RehearseOptions } from "./verbs/rehearse";
import type { UpgradeOptions } from "./verbs/upgrade";

type End = (code: ExitCode) => void;

const file = "a path, a name that `backup --list` prints, or - for standard input";
const identity = "key of an archive that was encrypted with age";

export function addBackup(program: Command, terminal: Terminal, end: End): void {
  plainVerb(
    program,
    "backup",
    "Write the database, the config and the lock into one archive, with counts and checksums. The stack keeps serving.",
    [
      "backup",
      "backup --out gateway.tar",
      "backup --out gateway.tar.age --age-recipient age1…",
      "backup --list",
    ],
  )
    .option(
      "--out <file>",
      "a file here; default: database.backup.command, else <dataDir>/backups on the Docker host",
    )
    .option("--age-recipient <key>", "encrypt with age for the owner of this key")
    .option("--list", "print the archives on the Docker host, and what the schedule did last")
    .action(async (options: BackupOptions) => {
      const { backup } = await import("./verbs/backup.js");
      end(await backup(terminal, options));
    });
  addRestore(program, terminal, end);
}

function addRestore(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "restore",
    "Put the database of an archive in the place of the stack's, after comparing every table. The proxies are away for seconds.",
    ["restore gateway.tar", "restore gateway.tar --into vllm-litellm --replace --yes"],
  )
    .argument("<file>", file)
    .option("--into <stack>", "the stack's name, as confirmation")
    .option("--replace", "also when keys, teams or requests are there; they are kept in another database")
    .option("--yes", "do not ask")
    .option("--age-identity <file>", identity)
    .action(async (name: string, options: RestoreOptions) => {
      const { restore } = await import("./verbs/restore.js");
      end(await restore(terminal, name, options));
    });
  verb(
    program,
    "verify-backup",
    "Restore an archive into a throw-away Postgres, and compare every table with what was dumped. Touches no stack.",
    ["verify-backup gateway.tar", "verify-backup gateway.tar --json | jq '.about.tables'"],
  )
    .argument("<file>", file)
    .option("--age-identity <file>", identity)
    .action(async (name: string, options: VerifyBackupOptions) => {
      const { verifyBackup } = await import("./verbs/verify-backup.js");
      end(await verifyBackup(terminal, name, options));
    });
}

const to = "litellm=VERSION or vllm=VERSION; may be repeated. Default: the newest that there are tables of";
const collect = (text: string, before: readonly string[] = []) => [...before, text];

export function addUpgrade(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "upgrade",
    "Say what other versions would mean: settings that die, migrations, models that load again, room for images. Changes nothing.",
    [
      "upgrade --check",
      "upgrade --check --to litellm=1.109.1",
      "upgrade --check --json | jq '.replaced[].name'",
    ],
  )
    .option("--check", "needed: the upgrade itself is a change of the config and a deploy")
    .option("--to <software=version>", to, collect)
    .action(async (options: UpgradeOptions) => {
      const { upgrade } = await import("./verbs/upgrade.js");
      end(await upgrade(terminal, options));
    });
  plainVerb(
    program,
    "rehearse",
    "Try an upgrade on a copy: backup, restore beside the stack, migrate and start the new LiteLLM, ask it. Production is only read.",
    ["rehearse --to litellm=1.109.1", "rehearse --json"],
  )
    .option("--to <software=version>", "litellm=VERSION; default: the version of the config", collect)
    .action(async (options: RehearseOptions) => {
      const { rehearse } = await import("./verbs/rehearse.js");
      end(await rehearse(terminal, options));
    });
}
