/** The fields of `upstream.credentials`: LiteLLM's name of each, which providers read it, and whether it is a secret. */
import type { CredentialField } from "../schema/upstream";
import type { CredentialKind } from "./providers";

interface Credential {
  /** Key of `litellm_params`. */
  readonly parameter: string;
  readonly kind: CredentialKind;
  readonly secret: boolean;
}

const plain = (parameter: string, kind: CredentialKind): Credential => ({ parameter, kind, secret: false });
const secret = (parameter: string, kind: CredentialKind): Credential => ({ parameter, kind, secret: true });

export const credentials: Readonly<Record<CredentialField, Credential>> = Object.freeze({
  awsAccessKeyId: secret("aws_access_key_id", "aws"),
  awsSecretAccessKey: secret("aws_secret_access_key", "aws"),
  awsSessionToken: secret("aws_session_token", "aws"),
  awsRegionName: plain("aws_region_name", "aws"),
  awsRoleName: plain("aws_role_name", "aws"),
  awsSessionName: plain("aws_session_name", "aws"),
  awsExternalId: plain("aws_external_id", "aws"),
  awsWebIdentityToken: secret("aws_web_identity_token", "aws"),
  awsStsEndpoint: plain("aws_sts_endpoint", "aws"),
  awsBedrockRuntimeEndpoint: plain("aws_bedrock_runtime_endpoint", "aws"),
  vertexProject: plain("vertex_project", "vertex"),
  vertexLocation: plain("vertex_location", "vertex"),
  vertexCredentials: secret("vertex_credentials", "vertex"),
  tenantId: plain("tenant_id", "azure"),
  clientId: plain("client_id", "azure"),
  clientSecret: secret("client_secret", "azure"),
  azureAdToken: secret("azure_ad_token", "azure"),
  azureUsername: plain("azure_username", "azure"),
  azurePassword: secret("azure_password", "azure"),
  azureScope: plain("azure_scope", "azure"),
  organization: plain("organization", "openai"),
});

/** A field → what it means nothing without. */
export const credentialNeeds: Readonly<Partial<Record<CredentialField, readonly CredentialField[]>>> =
  Object.freeze({
    awsAccessKeyId: ["awsSecretAccessKey"],
    awsSecretAccessKey: ["awsAccessKeyId"],
    awsSessionToken: ["awsAccessKeyId"],
    awsSessionName: ["awsRoleName"],
    awsExternalId: ["awsRoleName"],
    awsWebIdentityToken: ["awsRoleName", "awsSessionName"],
    tenantId: ["clientId"],
    clientSecret: ["tenantId", "clientId"],
    azureUsername: ["azurePassword", "clientId"],
    azurePassword: ["azureUsername"],
  });
