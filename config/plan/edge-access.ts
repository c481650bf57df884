/** Which paths of LiteLLM are the models' API: everybody may reach them with a key. All others administer. */

/** As LiteLLM's own lists of routes have them: each with and without `/v1`, and everything below. */
const resources: readonly string[] = [
  ...["chat", "completions", "embeddings", "models", "messages", "responses", "rerank", "moderations"],
  ...["audio", "images", "videos", "ocr", "realtime", "files", "batches", "fine_tuning"],
  ...["assistants", "threads", "vector_stores", "search", "containers"],
];

/** Paths with one `*` at the end where everything below belongs to them. */
export const apiPaths: readonly string[] = [
  ...resources.flatMap((name) => [`/${name}`, `/${name}/*`, `/v1/${name}`, `/v1/${name}/*`]),
  ...["/v2/rerank", "/v1beta/models/*", "/engines/*", "/openai/deployments/*", "/openai/v1/*"],
  ...["/utils/token_counter", "/health/liveliness", "/health/liveness"],
];

/**
 * Where LiteLLM's admin UI is, shows a form for a password, and tries one. Beside them the UI sends keys of its own, which another
 * password in the same header would drive out.
 */
export const uiPaths: readonly string[] = [
  ...["/ui", "/ui/*", "/login", "/v2/login", "/v3/login", "/fallback/login", "/sso/key/generate"],
];

/** What `private` stands for in a list of addresses: this machine and networks that are not the internet. */
export const privateRanges: readonly string[] = [
  ...["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"],
  ...["::1/128", "fc00::/7", "fe80::/10"],
];
