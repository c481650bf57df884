/** Messages about secrets. A value never appears in any of them. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function literalSecret(path: string): Finding {
  return error(
    "SECRET.LITERAL",
    path,
    "holds a secret's value (or something that is not a name); a config holds only names such as LITELLM_MASTER_KEY",
    "Put the value into the env file as NAME=value and write the NAME here; if the value was real, change it.",
  );
}

export function knownDefaultSecret(path: string): Finding {
  return error(
    "SECRET.KNOWN_DEFAULT",
    path,
    "holds a default key that everybody knows",
    "Write a NAME such as LITELLM_MASTER_KEY here; `llm-gateway secrets init` makes a strong value for it.",
  );
}

/** `weakness` continues "is", without the value. */
export function weakValue(name: string, weakness: string, canBeMade: boolean): Finding {
  return error(
    "SECRET.KNOWN_DEFAULT",
    "",
    `the value of ${name} is ${weakness}`,
    canBeMade
      ? `Remove ${name} from the env file and run \`llm-gateway secrets init\`, which makes a strong value.`
      : `Write the real value of ${name} into the env file.`,
  );
}

export function secretInEnvironment(path: string, variable: string): Finding {
  return error(
    "SECRET.LITERAL_IN_ENV",
    path,
    `${variable} is a secret by its name, but plain values end up in Terraform's state`,
    `Move it to secretEnv as { ${variable}: "NAME_OF_THE_SECRET" }.`,
  );
}

/** `held` continues "holds". */
export function secretHeldInEnvironment(path: string, variable: string, held: string): Finding {
  return {
    ...secretInEnvironment(path, variable),
    message: `${variable} holds ${held}, but plain values end up in Terraform's state`,
  };
}

/** `is` continues the key: what is wrong with its value. */
export function secretInState(path: string, key: string, is = "is a secret"): Finding {
  return error(
    "SECRET.LITERAL_IN_STATE",
    path,
    `${key} ${is}, but backend settings are written to cdk.tf.json`,
    "Leave it out and give it by the environment variable that the backend documents.",
  );
}

export function missingSecret(name: string, usedBy: string, severity: "error" | "warning"): Finding {
  const make = severity === "error" ? error : warning;
  return make(
    "SECRET.MISSING",
    "",
    `${name} has no value (needed by ${usedBy})`,
    `Add ${name}=… to the env file; \`llm-gateway secrets init\` makes those that can be made.`,
  );
}
