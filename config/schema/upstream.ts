/** `models.<name>.upstream`: somebody else's endpoint. */
import { z } from "zod";
import { secretName } from "./secret";
import { webAddress } from "./units";

/** A key's name, or with `optional` one whose absence drops its deployment instead of stopping a deploy. */
const apiKey = () =>
  z.union([secretName(), z.strictObject({ name: secretName(), optional: z.boolean().optional() })]);

const text = () => z.string().min(1).optional();
const secret = () => secretName().optional();

/** What is not one key. LiteLLM's own words in camelCase; what is secret is a secret's name. */
const credentialsSchema = z.strictObject({
  awsAccessKeyId: secret(),
  awsSecretAccessKey: secret(),
  awsSessionToken: secret(),
  awsRegionName: text(),
  /** ARN of a role to take on. */
  awsRoleName: text(),
  /** Name of the session with that role. */
  awsSessionName: text(),
  awsExternalId: text(),
  awsWebIdentityToken: secret(),
  awsStsEndpoint: text(),
  /** Address of a private endpoint of Bedrock. */
  awsBedrockRuntimeEndpoint: text(),
  vertexProject: text(),
  vertexLocation: text(),
  /** Secret: the JSON of a service account's key. */
  vertexCredentials: secret(),
  tenantId: text(),
  clientId: text(),
  clientSecret: secret(),
  azureAdToken: secret(),
  azureUsername: text(),
  azurePassword: secret(),
  azureScope: text(),
  /** OpenAI's organisation id. */
  organization: text(),
});

export const upstreamSchema = z.strictObject({
  /** LiteLLM's provider form: `openai/gpt-4o`, `anthropic/…`. Without a prefix `openai/` when there is an `apiBase`. */
  model: z.string().min(1).optional(),
  /** Row of the table of hosted models: a model, its context window and the settings it is best asked with. */
  preset: z.string().optional(),
  apiBase: webAddress().optional(),
  apiVersion: z.string().optional(),
  /** Secret names; several keys are several deployments of the one model name. */
  apiKeys: z.array(apiKey()).min(1).optional(),
  credentials: credentialsSchema.optional(),
});

export type UpstreamInput = z.output<typeof upstreamSchema>;
export type CredentialField = keyof z.output<typeof credentialsSchema>;
