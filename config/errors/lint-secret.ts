/** Messages about secrets in files of others. A value never appears in any of them. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function secretLiteral(path: string, key: string): Finding {
  return error(
    "LINT.SECRET_LITERAL",
    path,
    `holds the value of ${key}; whoever reads the file has it`,
    "Write the value into an env file that is not committed, and name it here: os.environ/NAME in LiteLLM's file, ${NAME} in a compose file; then change the value.",
  );
}

export function secretKnown(path: string, key: string, is: string): Finding {
  return error(
    "LINT.SECRET_KNOWN",
    path,
    `${key} is ${is}`,
    "Make a value of its own, as with openssl rand -hex 32, and keep it in an env file that is not shared.",
  );
}

export function secretNotExpanded(path: string, key: string, variable: string): Finding {
  return error(
    "LINT.SECRET_NOT_EXPANDED",
    path,
    `LiteLLM does not fill in ${variable}: these characters themselves are the ${key}`,
    `Write os.environ/${variable.replace(/[${}]|:.*$/g, "")}.`,
  );
}

export function keyMadeUp(path: string): Finding {
  return warning(
    "LINT.KEY_MADE_UP",
    path,
    "is no key, only a word in its place: the model server takes calls from everybody who reaches it",
    "Start vLLM with --api-key and write os.environ/NAME here; without a key, leave api_key out.",
  );
}

export function databaseUrlLiteral(path: string): Finding {
  return error(
    "LINT.DATABASE_URL_LITERAL",
    path,
    "the password of the database is written out in the URL: it is known to all readers, and changing it elsewhere breaks the login",
    "Write the same variable here and in the database's service: postgresql://user:${POSTGRES_PASSWORD}@host:5432/name.",
  );
}

export function secretsPrinted(command: string): Finding {
  return warning(
    "LINT.SECRETS_PRINTED",
    "",
    `${command} prints every key on the screen and into logs`,
    'Print names alone: env | cut -d= -f1 | grep API_KEY, or "set" and "not set".',
  );
}
