/** Secrets: names only. */
import { entriesOf } from "./entry";

export const secretEntries = entriesOf({
  "SECRET.LITERAL": {
    severity: "error",
    meaning: "A field that takes a secret's name holds something else, probably the value.",
    fix: "Put the value into the env file as `NAME=value` and write `NAME` in the config. If the value was real, change it at its provider.",
    example: {
      path: "database.url",
      message:
        "holds a secret's value (or something that is not a name); a config holds only names such as LITELLM_MASTER_KEY",
    },
  },
  "SECRET.KNOWN_DEFAULT": {
    severity: "error",
    meaning:
      "A default key that everybody knows (`sk-1234`, `admin`, …) stands in the config, or is the value of a secret; or a placeholder (`sk-your-key`, `change-this`, `not-used`) is.",
    fix: "Run `llm-gateway secrets init`, which makes a strong value. Keys of providers come from the provider.",
    example: { path: "proxy.saltKey", message: "holds a default key that everybody knows" },
  },
  "SECRET.LITERAL_IN_ENV": {
    severity: "error",
    meaning:
      "A variable in `env` is a secret by its name, or holds one: a URL with a password, a key that begins with `sk-`. Plain values end up in Terraform's state.",
    fix: 'Move it to `secretEnv` as `{ VARIABLE: "NAME_OF_THE_SECRET" }`.',
    example: {
      path: "models.shelf.vllm.env.SHELF_TOKEN",
      message: "SHELF_TOKEN is a secret by its name, but plain values end up in Terraform's state",
    },
  },
  "SECRET.LITERAL_IN_STATE": {
    severity: "error",
    meaning:
      "A setting of the state backend is a secret, or a URL with a password, but these settings are written to `cdk.tf.json`.",
    fix: "Leave it out and give it by the environment variable that the backend documents.",
    example: {
      path: "state.pg.conn_str",
      message: "conn_str is a secret, but backend settings are written to cdk.tf.json",
    },
  },
  "SECRET.MISSING": {
    severity: "warning",
    elsewhere: "error in `deploy`",
    meaning: "A secret that a container reads has no value.",
    fix: "Add it to the env file. `llm-gateway secrets init` makes those that the gateway needs for itself.",
    example: { path: "", message: "FAR_KEY has no value (needed by vllm-litellm-proxy)" },
  },
  "SECRET.OPTIONAL_MISSING": {
    severity: "warning",
    meaning: "An optional key has no value; its deployment is left out.",
    fix: "Add it to the env file to have the deployment, or remove it from the config.",
    example: {
      path: "models.far.upstream.apiKeys",
      message: "FAR_KEY_2 has no value: its deployment is left out",
    },
  },
  "SECRET.OPTIONAL_ALL_MISSING": {
    severity: "error",
    meaning: "All keys of a model are optional, and none has a value.",
    fix: "Give one a value, or say `optional: true` of the model to leave it out.",
    example: {
      path: "models.near.upstream.apiKeys",
      message: "none of its keys has a value (NEAR_KEY): nothing would answer under its name",
    },
  },
  "SECRET.KEY_UNUSED": {
    severity: "warning",
    meaning: "The env file has a provider's key under its usual name, and no model uses it.",
    fix: "Add a model of that provider, or remove the line.",
    example: { path: "", message: "COHERE_API_KEY is in the env file, but no model uses it" },
  },
  "SECRET.NOT_DELIVERED": {
    severity: "error",
    meaning: "The files with the secrets could not be written to the Docker host.",
    fix: "Choose a folder in `secrets.dir` that the engine can write to.",
    example: {
      path: "secrets.dir",
      message: "the secret files could not be written to /srv/secrets on the Docker host: permission denied",
    },
  },
});
