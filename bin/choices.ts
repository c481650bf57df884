/** What options and arguments can be chosen from. Apart from the verbs, which the help does not load. */

export const findingsFormats = ["text", "json", "github", "sarif"] as const;
export const diffFormats = ["text", "markdown", "json"] as const;
export const graphFormats = ["mermaid", "svg", "html"] as const;
export const reportFormats = ["table", "csv", "json", "md", "chart"] as const;
export const configFormats = ["ts", "yaml"] as const;
export const bundleParts = ["images", "weights", "provider", "project"] as const;

export const renderedNames = [
  "litellm",
  "vllm",
  "roles",
  "prometheus",
  "alertmanager",
  "alerts",
  "grafana",
  "edge",
  "compose",
  "docker",
] as const;
export type Rendered = (typeof renderedNames)[number];

export const clientNames = [
  "curl",
  "python",
  "javascript",
  "langchain",
  "litellm",
  "python-plain",
  "typescript-plain",
  "opencode",
  "openclaw",
] as const;
