/** Writes the keys of a version as the TypeScript files under `config/upstream/litellm/<version>/`, formatted as the project is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as estree from "prettier/plugins/estree";
import * as typescript from "prettier/plugins/typescript";
import { format } from "prettier/standalone";
import { words } from "../words";
import { ownParams } from "../../config/upstream/litellm/completed";
import { litellmSectionNames, type LitellmSectionName } from "../../config/upstream/litellm/table";
import { completedKeys, type CompletedKey } from "./completed";
import type { ExtractedPackage } from "./extracted";

/** File name → text; the same package always gives the same bytes. */
export async function tableFiles(
  version: string,
  extracted: ExtractedPackage,
): Promise<ReadonlyMap<string, string>> {
  const keys = completedKeys(extracted);
  const texts = {
    "deployments.ts": deployments(version, keys, extracted),
    "settings.ts": settings(version, keys),
    "values.ts": values(version, keys, extracted),
    "database.ts": database(version, extracted),
    "index.ts": index(version),
  };
  const style = JSON.parse(readFileSync(join(__dirname, "../../.prettierrc.json"), "utf8")) as object;
  const options = { ...style, parser: "typescript", plugins: [estree, typescript] };
  const files = Object.entries(texts).map(
    async ([file, text]) => [file, await format(text, options)] as const,
  );
  return new Map(await Promise.all(files));
}

const ofDeployments: readonly LitellmSectionName[] = ["litellm_params", "model_info"];
const heading = (what: string, version: string) =>
  `/** ${what} LiteLLM ${version}. Generated from its package by \`npm run tables:litellm\`: do not edit; README.md says how. */`;

function deployments(version: string, keys: readonly CompletedKey[], extracted: ExtractedPackage): string {
  const numbers = (section: string) =>
    keys.filter((one) => one.section === section && one.type === "number").map(({ key }) => key);
  const prices = numbers("litellm_params").filter((key) => numbers("model_info").includes(key));
  const own = extracted.openaiRequest.filter((key) => [...extracted.ownParams, ...ownParams].includes(key));
  return `${heading("Keys of one deployment in", version)}
import { words } from "../../words";

/** Prices and times that both sections read. */
const prices = ${words(prices)};

export const deployments = {
  ${ofDeployments.map((section) => groups(section, keys, prices)).join("\n")}
};

/** OpenAI's parameters of a request, defaults of a deployment. */
export const openaiRequest = ${words(extracted.openaiRequest)};

/** Of these, what LiteLLM also uses itself. */
export const ownRequest = ${words(own)};
`;
}

function settings(version: string, keys: readonly CompletedKey[]): string {
  const names = litellmSectionNames.filter((name) => !ofDeployments.includes(name));
  return `${heading("Keys outside of a deployment in", version)}
import { words } from "../../words";

export const settings = {
  ${names.map((section) => groups(section, keys, [])).join("\n")}
};
`;
}

function groups(section: string, keys: readonly CompletedKey[], prices: readonly string[]): string {
  const own = keys.filter((one) => one.section === section);
  const types = [...new Set(own.map(({ type }) => type))].toSorted();
  const lines = types.map((type) => {
    const list = own.filter((one) => one.type === type).map(({ key }) => key);
    const isPriced = type === "number" && prices.length > 0;
    const rest = words(isPriced ? list.filter((key) => !prices.includes(key)) : list);
    return `"${type}": ${isPriced ? `[...prices, ...${rest}]` : rest},`;
  });
  return `${section}: { ${lines.join("\n")} },`;
}

function values(version: string, keys: readonly CompletedKey[], { objects }: ExtractedPackage): string {
  const choices = keys.filter((one) => one.choices.length > 0);
  const bounded = keys.filter((one) => one.bounds.length > 0);
  const rows = bounded.map(({ section, key, bounds }) => `  ${section}.${key} ${bounds.flat().join(" ")}`);
  return `${heading("Legal values of", version)}
import { words } from "../../words";

export const choices = {
  ${choices.map((one) => `"${one.section}.${one.key}": ${words(one.choices)},`).join("\n")}
};

const allowedFails = ${words(objects.AllowedFailsPolicy)};

/** Keys of these objects; all others are ignored. */
export const objectKeys = {
  "model_info.allowed_fails_policy": allowedFails,
  "router_settings.allowed_fails_policy": allowedFails,
  "router_settings.retry_policy": ${words(objects.RetryPolicy)},
  "router_settings.routing_strategy_args": words("ttl lowest_latency_buffer max_latency_list_size"),
};

/** Limits of numbers, as pydantic has them. */
export const bounds = \`
${rows.join("\n")}
\`;
`;
}

function database(version: string, { tables }: ExtractedPackage): string {
  const rows = Object.entries(tables).map(([table, columns]) => `${table}: ${words(columns)},`);
  return `${heading("Tables of the database of", version)}
import { words } from "../../words";

/** Columns, and behind @@ indexes and keys. */
export const database = {
  ${rows.join("\n")}
};
`;
}

function index(version: string): string {
  return `${heading("The table of", version)}
import { tableOf } from "../assemble";
import { database } from "./database";
import { deployments, openaiRequest, ownRequest } from "./deployments";
import { settings } from "./settings";
import { bounds, choices, objectKeys } from "./values";

export const litellm_${version.replaceAll(".", "_")} = tableOf({
  version: "${version}",
  sections: { ...settings, ...deployments },
  choices,
  objectKeys,
  bounds,
  database,
  openaiRequest,
  ownRequest,
});
`;
}
