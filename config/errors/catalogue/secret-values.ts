/** Secrets: values, files on the host, changes. */
import { entriesOf } from "./entry";

export const secretValueEntries = entriesOf({
  "SECRET.FILE_LOCKED": {
    severity: "error",
    elsewhere: "warning where no value is needed, such as in `plan`",
    meaning:
      "The env file is encrypted with SOPS or age, and the program that opens it failed or is not there.",
    fix: "Install `sops` or `age`, and give it its key: `secrets.identity`, `SOPS_AGE_KEY_FILE`, or what SOPS documents.",
    example: {
      path: "secrets.envFile",
      message: ".env is encrypted with age and could not be opened: age: command not found",
    },
  },
  "SECRET.SOURCE_FAILED": {
    severity: "error",
    meaning: "The file or command of `secrets.sources` gave no value. What the command printed is not shown.",
    fix: "Try the command as the user who deploys. It must print the value alone, end with 0, and do so in time.",
    example: {
      path: "secrets.sources.FAR_KEY",
      message: "gave no value: vault ended with 2: permission denied",
    },
  },
  "SECRET.NOT_WRITTEN": {
    severity: "error",
    meaning: "A value was made, or given, and could not be written to the env file.",
    fix: "Make the file writable. One that is encrypted with age needs `secrets.recipients`, the public keys of all who open it.",
    example: {
      path: "secrets.envFile",
      message: "UI_PASSWORD could not be written to .env: secrets.recipients is empty",
    },
  },
  "SECRET.FILE_OPEN": {
    severity: "warning",
    meaning:
      "The env file holds values in clear, and its group or everybody on this machine may read or change it.",
    fix: "`chmod 600` it. `secrets init` makes it so, and leaves the mode of a file that is there.",
    example: {
      path: "secrets.envFile",
      message: "others on this machine may read or change .env (mode 644)",
    },
  },
  "SECRET.WEAK": {
    severity: "warning",
    meaning: "A value of the stack's own is short, or made of few different characters.",
    fix: "`llm-gateway secrets rotate NAME` makes one of 192 bits.",
    example: {
      path: "",
      message: "the value of UI_PASSWORD is easy to guess: about 28 bits, 64 are the least",
    },
  },
  "SECRET.SAME_VALUE": {
    severity: "warning",
    meaning: "Two secrets have the same value.",
    fix: "Rotate one of them.",
    example: {
      path: "",
      message: "LITELLM_MASTER_KEY and UI_PASSWORD have the same value: who knows one knows the others",
    },
  },
  "SECRET.SHARED_NAME": {
    severity: "warning",
    meaning: "Two fields with different purposes name the same secret.",
    fix: "Give each a name of its own.",
    example: {
      path: "proxy.masterKey",
      message: "LITELLM_MASTER_KEY is also the secret of proxy.ui.password",
    },
  },
  "SECRET.FILE_OUTDATED": {
    severity: "error",
    meaning:
      "A file on the Docker host is not what it should be: it is missing, holds another value, or has another owner or mode.",
    fix: "Run `llm-gateway secrets init`, or deploy.",
    example: {
      path: "secrets.dir",
      message: "the file shelf-proxy/FAR_KEY on the Docker host holds another value",
    },
  },
  "SECRET.STRAY_FILE": {
    severity: "warning",
    meaning: "A file in the folder of secrets belongs to no container of the stack.",
    fix: "Remove it on the host. It may be left over from a model, a replica or a key that is gone.",
    example: { path: "secrets.dir", message: "nobody reads the file shelf-proxy/OLD_KEY on the Docker host" },
  },
  "SECRET.FILES_NOT_CHECKED": {
    severity: "error",
    meaning: "`secrets check` could not look at the files on the Docker host.",
    fix: "Start Docker, or leave the host out with `--offline`.",
    example: {
      path: "secrets.dir",
      message:
        "the files in /srv/secrets on the Docker host could not be looked at: Cannot connect to the Docker daemon",
    },
  },
  "SECRET.NOT_ROTATED": {
    severity: "error",
    meaning: "`secrets rotate` changed nothing, for the reason it says.",
    fix: "Keys of providers come from the provider: `--stdin` takes the new one, or change it at its source first.",
    example: { path: "", message: "FAR_KEY was not changed: nobody but its provider can make a value" },
  },
  "SECRET.SALT_IN_USE": {
    severity: "error",
    meaning:
      "The salt key's value differs from the one on the host, and LiteLLM's database holds entries that only the old value decrypts: credentials, models, guardrails or servers entered in its UI or by its API.",
    fix: "Put the old value back. To change it: remove these entries in LiteLLM, rotate, enter them again.",
    example: {
      path: "proxy.saltKey",
      message:
        "LITELLM_SALT_KEY must not change: the database holds what only its old value decrypts (2 in LiteLLM_CredentialsTable)",
    },
  },
  "SECRET.SALT_UNKNOWN": {
    severity: "error",
    meaning: "The salt key's value differs from the one on the host, and the database could not be asked.",
    fix: "Put the old value back, or start the database and try again. An external database is not asked.",
    example: {
      path: "proxy.saltKey",
      message:
        "LITELLM_SALT_KEY must not change before the database says that nothing is encrypted with it: vllm-litellm-postgres does not run",
    },
  },
  "SECRET.READER_REFUSED": {
    severity: "error",
    meaning: "Redis or Postgres was told a new password and did not take it.",
    fix: "See to it that the container runs, and run the same command again: it goes on where it stopped.",
    example: {
      path: "",
      message: "vllm-litellm-postgres did not take the new POSTGRES_PASSWORD: it does not run",
    },
  },
  "SECRET.OLD_READERS": {
    severity: "error",
    meaning:
      "`secrets rotate --finish` would refuse the previous value to containers that have not been replaced since the rotation.",
    fix: "Deploy, then run it again. `--yes` finishes all the same.",
    example: {
      path: "",
      message:
        "vllm-litellm-proxy may still use the previous value of REDIS_PASSWORD: it is not what is planned",
    },
  },
  "SECRET.OVERLAP_OPEN": {
    severity: "warning",
    meaning: "A rotation was begun and not finished: Redis accepts the previous password beside the new one.",
    fix: "Deploy, then `llm-gateway secrets rotate NAME --finish`.",
    example: { path: "", message: "the previous value of REDIS_PASSWORD is still accepted" },
  },
  "SECRET.LOCK_UNREADABLE": {
    severity: "error",
    meaning:
      "`secrets.lock.json`, which counts the changes of each secret, could not be read or belongs to another stack.",
    fix: "Restore it from version control.",
    example: {
      path: "",
      message: "secrets.lock.json could not be read: rotations.UI_PASSWORD: expected int",
    },
  },
  "SECRET.LOCK_NOT_WRITTEN": {
    severity: "error",
    meaning: "`secrets.lock.json` could not be written, so nothing was changed on the host.",
    fix: "Make the folder of the config writable.",
    example: { path: "", message: "secrets.lock.json could not be written: permission denied" },
  },
});
