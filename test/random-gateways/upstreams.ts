/** Hosted models: every provider, every preset, keys and credentials. */
import fc from "fast-check";
import { providers } from "../../config/presets/providers";
import type { Provider } from "../../config/presets/providers";
import { upstreamPresets } from "../../config/presets/upstreams";
import { aSecret, given, maybe, someSecrets, word } from "./values";

/** With the mode that its model is asked in. */
export interface RandomUpstream {
  readonly mode: string;
  readonly upstream: object;
}

export function upstream(): fc.Arbitrary<RandomUpstream> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Object.entries(providers)).chain(ofProvider) },
    // Named by what the config says of them elsewhere too: groups and fallbacks want text.
    { weight: 3, arbitrary: fc.constantFrom(...texts).chain(ofProvider) },
    { weight: 2, arbitrary: preset() },
  );
}

const texts = Object.entries(providers).filter(([prefix]) =>
  ["openai", "azure", "azure_ai", "anthropic", "bedrock", "vertex_ai", "hosted_vllm", "gemini"].includes(
    prefix,
  ),
);

function ofProvider([prefix, provider]: readonly [string, Provider]): fc.Arbitrary<RandomUpstream> {
  const { apiBase, apiVersion, modes } = provider;
  const parts = fc.record({
    model: fc.constantFrom("some-model", "org/some-model", "m:1"),
    mode: fc.constantFrom(...(modes ?? ["chat", "embedding"])),
    apiBase: apiBase === "required" ? address(provider) : maybe(address(provider)),
    apiVersion: prefix === "azure" ? version : maybe(version),
    access: access(provider),
  });
  return parts.map((drawn) => ({
    mode: drawn.mode,
    upstream: given({
      model: `${prefix}/${drawn.model}`,
      apiBase: apiBase === "none" || isOnItsOwn(provider, drawn.access) ? undefined : drawn.apiBase,
      apiVersion: apiVersion ? drawn.apiVersion : undefined,
      ...drawn.access,
    }),
  }));
}

/** A key that nobody names goes to the provider's own address alone. */
function isOnItsOwn({ key, apiBase }: Provider, access: object): boolean {
  return key === "required" && apiBase !== "required" && Object.keys(access).length === 0;
}

const version = fc.constantFrom("2025-04-01-preview", "2024-10-21");

function address({ basePath }: Provider): fc.Arbitrary<string> {
  const end = basePath === "with /v1" ? "/v1" : "";
  return fc.constantFrom(
    `https://api.example.net${end}`,
    `http://far.example.net:8080${end}`,
    `http://host.docker.internal:9000${end}`,
  );
}

/** Nothing: the key's usual name, or none. */
function access({ key, keyName, credentials }: Provider): fc.Arbitrary<object> {
  const region = credentials === "aws" ? { credentials: { awsRegionName: "eu-central-1" } } : {};
  const keys = keysOf();
  const own = credentials === null ? [] : [signedIn[credentials]];
  const without = key === "required" && keyName === "" ? [] : [fc.constant(region)];
  return fc.oneof(
    keys.map((some) => ({ ...region, ...some })),
    ...without,
    ...own,
  );
}

/** One of several may be missing. */
function keysOf(): fc.Arbitrary<object> {
  return fc.tuple(someSecrets, fc.boolean()).map(([names, isOptional]) => ({
    apiKeys: names.map((name, index) => (isOptional && index === 0 ? { name, optional: true } : name)),
  }));
}

const aws = fc
  .record(
    {
      keys: fc.constant({ awsAccessKeyId: "AWS_ID", awsSecretAccessKey: "AWS_KEY" }),
      session: fc.constant({
        awsAccessKeyId: "AWS_ID",
        awsSecretAccessKey: "AWS_KEY",
        awsSessionToken: "AWS_SESSION",
      }),
      role: fc.constant({
        awsRoleName: "arn:aws:iam::1:role/shelf",
        awsSessionName: "shelf",
        awsExternalId: "7",
      }),
      token: fc.constant({
        awsRoleName: "arn:aws:iam::1:role/shelf",
        awsSessionName: "shelf",
        awsWebIdentityToken: "AWS_TOKEN",
      }),
      places: fc.constant({
        awsStsEndpoint: "https://sts.example.net",
        awsBedrockRuntimeEndpoint: "https://bedrock.example.net",
      }),
    },
    { requiredKeys: [] },
  )
  .map(
    (parts) => ({ awsRegionName: "eu-central-1", ...Object.assign({}, ...Object.values(parts)) }) as object,
  );

const vertex = fc.record(
  {
    vertexProject: word,
    vertexLocation: fc.constantFrom("europe-west4", "global"),
    vertexCredentials: fc.constant("VERTEX_JSON"),
  },
  { requiredKeys: ["vertexLocation"] },
);

const azure = fc.constantFrom(
  { tenantId: "t", clientId: "c", clientSecret: "ENTRA" },
  { tenantId: "t", clientId: "c", clientSecret: "ENTRA", azureScope: "https://shelf.example.net/.default" },
  { azureAdToken: "ENTRA_TOKEN" },
  { azureAdToken: "ENTRA_TOKEN", azureScope: "https://shelf.example.net/.default" },
  { azureUsername: "u", azurePassword: "ENTRA_PASSWORD", clientId: "c" },
);

const signedIn = {
  aws: aws.map((credentials) => ({ credentials })),
  vertex: vertex.map((credentials) => ({ credentials })),
  azure: azure.map((credentials) => ({ credentials })),
  openai: fc.tuple(aSecret, word).map(([key, organization]) => ({
    apiKeys: [key],
    credentials: { organization },
  })),
};

function preset(): fc.Arbitrary<RandomUpstream> {
  return fc
    .tuple(fc.constantFrom(...Object.entries(upstreamPresets)), maybe(someSecrets))
    .map(([[name, row], apiKeys]) => ({
      mode: row.mode ?? "chat",
      upstream: given({ preset: name, apiKeys }),
    }));
}
