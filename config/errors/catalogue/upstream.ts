/** Hosted models and wildcard routes. */
import { entriesOf } from "./entry";

export const upstreamEntries = entriesOf({
  "UPSTREAM.MODEL_MISSING": {
    severity: "error",
    meaning: "A hosted model has neither `model` nor `preset`.",
    fix: "Add one of them.",
    example: { path: "models.far.upstream", message: "has neither model nor preset" },
  },
  "UPSTREAM.PRESET_UNKNOWN": {
    severity: "error",
    meaning: "There is no preset of a hosted model of that name.",
    fix: "Use a known preset, or `model` with LiteLLM's form of the name.",
    example: { path: "models.far.upstream.preset", message: 'unknown preset "gtp-5"' },
  },
  "UPSTREAM.PROVIDER_UNKNOWN": {
    severity: "error",
    meaning:
      "The prefix of `upstream.model` is no provider that the pinned LiteLLM reaches. LiteLLM would drop the deployment without a word.",
    fix: "Write a prefix of the table of providers in [presets.md](presets.md). A server that speaks OpenAI's API is `openai/…` with `apiBase`.",
    example: { path: "models.far.upstream.model", message: 'unknown provider "antropic"' },
  },
  "UPSTREAM.KEY_MISSING": {
    severity: "error",
    meaning:
      "The provider answers nothing without a key, and the endpoint is not the provider's own, so that its usual key is not sent there.",
    fix: "Add `apiKeys`. A server that wants no key is `hosted_vllm/…`: LiteLLM's `openai/…` fails without one.",
    example: {
      path: "models.far.upstream.apiKeys",
      message:
        "there is no key for this address: OPENAI_API_KEY goes to OpenAI alone, and without any key requests fail",
    },
  },
  "UPSTREAM.API_BASE_MISSING": {
    severity: "error",
    meaning:
      "The provider is a server of somebody's own, or a resource of an account, and there is no `apiBase`.",
    fix: "Add `apiBase`.",
    example: {
      path: "models.far.upstream.apiBase",
      message: "Ollama has no address that LiteLLM could know",
    },
  },
  "UPSTREAM.API_BASE_PATH": {
    severity: "warning",
    meaning:
      "`apiBase` ends in `/v1` where LiteLLM appends a path of its own, or does not where it appends only the rest.",
    fix: "Write the address that the message shows, unless a reverse proxy there changes paths.",
    example: {
      path: "models.far.upstream.apiBase",
      message: "does not end in /v1, and LiteLLM appends only what comes behind it",
    },
  },
  "UPSTREAM.API_BASE_LOOPBACK": {
    severity: "error",
    meaning: "`apiBase` names the machine itself, which for the proxy is its own container.",
    fix: "Write `host.docker.internal` for a server on the Docker host; it must listen on more than 127.0.0.1.",
    example: {
      path: "models.far.upstream.apiBase",
      message: "is an address inside the proxy's own container, where nothing answers",
    },
  },
  "UPSTREAM.API_VERSION_MISSING": {
    severity: "warning",
    meaning: "A model of Azure has no `apiVersion`: LiteLLM takes its own, which changes with its versions.",
    fix: "Add `apiVersion`.",
    example: {
      path: "models.far.upstream",
      message: "has no apiVersion, so that an upgrade of LiteLLM may change it (now 2025-02-01-preview)",
    },
  },
  "UPSTREAM.CREDENTIAL_FOREIGN": {
    severity: "error",
    meaning: "A field of `credentials` is one that the provider does not read.",
    fix: "Remove it, or correct the provider.",
    example: {
      path: "models.far.upstream.credentials.vertexProject",
      message: 'OpenAI does not read it; it reads "organization"',
    },
  },
  "UPSTREAM.CREDENTIALS_INCOMPLETE": {
    severity: "error",
    meaning: "Credentials that belong together are not all there, or Amazon's region is not said.",
    fix: "Add what the message names.",
    example: {
      path: "models.far.upstream.credentials.awsAccessKeyId",
      message: "awsAccessKeyId means nothing without awsSecretAccessKey",
    },
  },
  "UPSTREAM.MODE_UNSERVED": {
    severity: "warning",
    meaning: "LiteLLM is not known to ask this provider for what `mode` says.",
    fix: "Correct `mode` or the provider; keep it if you know better.",
    example: {
      path: "models.far.mode",
      message: 'Anthropic is not known to serve "embedding"; known: "chat"',
    },
  },
  "REQUEST.EFFORT_UNSUPPORTED": {
    severity: "error",
    meaning: "The family of the model does not take this `reasoningEffort`, or does not reason at all.",
    fix: "Use a level that the message names, or `omit`.",
    example: {
      path: "models.far.request.reasoningEffort",
      message: '"none" is not a level of GPT-5; allowed: "minimal", "low", "medium", "high"',
    },
  },
  "REQUEST.PARAMETER_UNFIT": {
    severity: "error",
    meaning: "A parameter is not one of requests in this mode, or the provider refuses it.",
    fix: "Remove it, or correct `mode`.",
    example: {
      path: "models.far.request.topK",
      message: "OpenAI answers 400 to it",
    },
  },
  "WILDCARD.FORM": {
    severity: "error",
    meaning:
      "A star where it does not make a wildcard route: inside a name, on an engine of the stack, or in `upstream.model` under a plain name.",
    fix: "A wildcard route is a hosted model whose name ends in `/*`.",
    example: {
      path: 'models["far*"]',
      message: 'has a * that LiteLLM would read as a pattern; a wildcard route is named like "openai/*"',
    },
  },
  "WILDCARD.SHARED": {
    severity: "warning",
    meaning: "A price, a limit or a context window of a wildcard route holds for every model behind it.",
    fix: "Keep it if that is meant, or add the models that differ by their own names.",
    example: {
      path: 'models["openai/*"].price',
      message: "is charged for all models behind the wildcard, whichever a client names",
    },
  },
  "WILDCARD.FALLBACK": {
    severity: "error",
    meaning: "Fallbacks name a wildcard route. LiteLLM looks them up by the name that a client sent.",
    fix: "Name a model behind the wildcard.",
    example: {
      path: 'routing.fallbacks["openai/*"]',
      message: 'fallbacks go by the very name that is sent, which is never "openai/*"',
    },
  },
  "MODEL.LEFT_OUT": {
    severity: "warning",
    meaning: "A model with `optional: true` is left out, because none of its keys has a value.",
    fix: "Add one of them to the env file to have it.",
    example: {
      path: "models.near",
      message: 'is left out, with its aliases "fast": none of its keys has a value (NEAR_KEY)',
    },
  },
  "MODEL.FALLBACKS_EMPTIED": {
    severity: "error",
    meaning:
      "All fallbacks of a model, or all default fallbacks, are left out, because no key of theirs has a value.",
    fix: "Add a key to the env file, or a fallback that needs none of them.",
    example: {
      path: "routing.fallbacks.far",
      message: 'every fallback is left out, because no key of theirs has a value: "near"',
    },
  },
});
