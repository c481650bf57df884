/** Terraform, cdktf and the Docker provider. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as messages from "../../config/errors/doctor";
import { terraformMissing } from "../../config/errors/environment";
import type { Finding } from "../../config";
import { checkCdktf } from "../deploy/preflight";
import { providerRegistry, terraformProgram } from "../deploy/terraform-program";
import { capture } from "../process";
import { send } from "../smoke/request";
import { proxyFor } from "../through-proxy";
import { notSeen, seen } from "./check";
import type { Check } from "./check";
import { wordsOf } from "./failure-words";
import { addressFromHere } from "./from-here";

const wanted = "1.11";

export const terraform: Check = {
  name: "Terraform",
  look: async ({ terminal: { environment } }) => {
    const file = terraformProgram(environment);
    // It would ask the network for a newer version.
    const quiet = { ...environment, CHECKPOINT_DISABLE: "1" };
    const { code, output } = await capture({ file, args: ["version"], environment: quiet });
    if (code !== 0) return seen("", [terraformMissing(file)]);
    const version = /v(\d+\.\d+\.\d+\S*)/.exec(output)?.[1] ?? "";
    return seen(version === "" ? "unknown version" : version, judgeTerraform(output, version));
  },
};

/** OpenTofu counts its versions in another way. */
export function judgeTerraform(output: string, version: string): readonly Finding[] {
  if (!output.startsWith("Terraform") || version === "") return [];
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < 1 || (major === 1 && minor < Number(wanted.split(".")[1]));
  return isOld ? [messages.terraformOld(version, wanted)] : [];
}

export const cdktf: Check = {
  name: "cdktf",
  look: ({ terminal }) => {
    const findings = checkCdktf(terminal);
    return seen(findings.length === 0 ? "of the project" : "", findings);
  },
};

/** Installed for this stack before, or to be had. A file of Terraform's own settings may say a mirror: believed. */
export const provider: Check = {
  name: "Docker provider",
  look: async ({ terminal: { directory, environment }, plan }) => {
    const registry = providerRegistry(terraformProgram(environment));
    const folder = join(directory, "cdktf.out/stacks", plan.name, ".terraform/providers", registry);
    const versions = join(folder, "kreuzwerker/docker");
    if (existsSync(versions)) return seen(readdirSync(versions).join(", "));
    if (environment.TF_CLI_CONFIG_FILE !== undefined) return notSeen("TF_CLI_CONFIG_FILE says where it is");
    const url = `https://${registry}`;
    if (proxyFor(environment, url) !== undefined)
      return notSeen("this program asks directly, Terraform a proxy");
    const problem = await problemWith(url);
    return problem === undefined
      ? seen(`to be fetched from ${registry}`)
      : seen("", [messages.providerNotReachable(registry, problem)]);
  },
};

async function problemWith(url: string): Promise<string | undefined> {
  try {
    await send(
      { url, address: addressFromHere(url) },
      {
        method: "GET",
        path: "/.well-known/terraform.json",
        headers: {},
        body: undefined,
        timeoutMilliseconds: 5000,
      },
    );
    return undefined;
  } catch (failure) {
    return wordsOf(failure);
  }
}
