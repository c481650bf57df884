/** Tells by name and content what a foreign file is. */
import { record } from "./compose";
import { readYaml } from "./yaml-file";

export type ForeignKind = "litellm" | "compose" | "env" | "shell" | "nginx" | "unknown";

const litellmSections = ["model_list", "litellm_settings", "router_settings", "general_settings"];

export function foreignKind(file: string, text: string): ForeignKind {
  const name = file.slice(file.lastIndexOf("/") + 1).toLowerCase();
  if (/\.ya?ml$/.test(name)) return yamlKind(name, text);
  if (/^\.env|\.env$|\.env\.|^env[._-](example|sample|template)$|^env$/.test(name)) return "env";
  if (/\.(sh|bash|zsh|command)$/.test(name) || /^#!.*\b(ba|da|z|)sh\b/.test(text)) return "shell";
  if (/^\s*(upstream\s+\S+|server|http|events)\s*\{/m.test(text)) return "nginx";
  if (name.endsWith(".conf")) return "unknown";
  const byContent = yamlKind(name, text);
  if (byContent !== "unknown") return byContent;
  if (/\b(vllm serve|vllm\.entrypoints|docker run|litellm\s+--|--model-spec)/.test(text)) return "shell";
  const lines = text.split("\n").filter((line) => !/^\s*(#.*)?$/.test(line));
  return lines.length > 0 && lines.every((line) => /^\s*(export\s+)?[A-Za-z_]\w*\s*=/.test(line))
    ? "env"
    : "unknown";
}

function yamlKind(name: string, text: string): ForeignKind {
  const { data, problems } = readYaml(text);
  const keys = Object.keys(record(data));
  const isBroken = problems.length > 0;
  if (
    litellmSections.some((key) => keys.includes(key) || (isBroken && new RegExp(`^${key}:`, "m").test(text)))
  )
    return "litellm";
  if (keys.includes("services") || (isBroken && /^services:/m.test(text))) return "compose";
  if (keys.length === 0 || !/\.ya?ml$/.test(name)) return "unknown";
  if (name.includes("compose")) return "compose";
  return name.includes("litellm") ? "litellm" : "unknown";
}
