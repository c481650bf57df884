/**
 * Providers that LiteLLM 1.106.2 reaches, by the prefix of `upstream.model`: what each wants. A closed list; a prefix that
 * is missing here is refused, because LiteLLM drops a deployment whose provider it does not know, in silence.
 */
import type { Mode } from "../schema/mode";
import { cloudProviders } from "./providers/clouds";
import { gatewayProviders } from "./providers/gateways";
import { modelMakers } from "./providers/makers";
import { mediaProviders } from "./providers/media";
import { ownServers } from "./providers/own-servers";

/** Ways to sign in that are not one key. */
export type CredentialKind = "aws" | "vertex" | "azure" | "openai";

export interface Provider {
  readonly title: string;
  /** `required`: without one every request fails. */
  readonly key: "required" | "optional";
  /** The key's usual name: that of the variable LiteLLM reads it from. */
  readonly keyName: string | null;
  /** `required`: there is no address of its own, or it would be the proxy's own container. `none`: LiteLLM reads none. */
  readonly apiBase: "required" | "optional" | "none";
  /** How an own address ends, where LiteLLM appends a path that starts with `/v1`, or one that does not. */
  readonly basePath: "with /v1" | "without /v1" | null;
  /** LiteLLM reads `apiVersion`. */
  readonly apiVersion: boolean;
  readonly credentials: CredentialKind | null;
  /** Undefined: passes on whatever it is asked for. */
  readonly modes: readonly Mode[] | null;
  /** Page of LiteLLM's documentation. */
  readonly link: string;
}

export const providers: Readonly<Record<string, Provider>> = Object.freeze({
  ...modelMakers,
  ...cloudProviders,
  ...gatewayProviders,
  ...mediaProviders,
  ...ownServers,
});

/** Prefixes that people write, of which LiteLLM 1.106.2 makes nothing that answers; each with what to write instead. */
export const refusedProviders: Readonly<Record<string, string>> = Object.freeze({
  aleph_alpha:
    "LiteLLM has dropped Aleph Alpha; its models are reached as openai/… with the apiBase of a server that has them",
  palm: "PaLM is retired; write gemini/…",
  google: "write gemini/… for a key of AI Studio, vertex_ai/… for Google Cloud",
  anyscale: "Anyscale's public endpoints are retired",
  custom:
    "this is a protocol of LiteLLM's own; a server that speaks OpenAI's is openai/…, a vLLM is hosted_vllm/…",
  custom_openai: "write openai/… with apiBase",
  openai_like:
    "LiteLLM has no chat for it; write openai/… with apiBase, or hosted_vllm/… for a server without a key",
  vllm: "this runs vLLM inside the proxy; write hosted_vllm/… for a server, or vllm: { … } for an engine of this stack",
});

export interface ProviderModel {
  readonly prefix: string;
  /** What the provider is asked for. */
  readonly name: string;
  readonly provider: Provider | undefined;
}

/** Splits LiteLLM's form at its first slash. */
export function providerOf(model: string): ProviderModel {
  const slash = model.indexOf("/");
  const prefix = slash === -1 ? "" : model.slice(0, slash);
  const provider = Object.hasOwn(providers, prefix) ? providers[prefix] : undefined;
  return { prefix, name: model.slice(slash + 1), provider };
}
