/** What the toolkit must know of an operator's own LiteLLM YAML to run it. The text itself stays as it is. */
import { isMapping } from "./mapping";
import { parse as parseYaml } from "yaml";
import type { OwnLitellm } from "./gateway-config";

const fileReference = /^os\.environ\/oidc\/file\/\/(?:var\/)?run\/secrets\/([A-Za-z0-9_][A-Za-z0-9_.-]*)$/;
const variableReference = /^os\.environ\/([A-Za-z_][A-Za-z0-9_]*)$/;

/** A problem is the rest of a sentence that begins with the file. */
export function readOwnLitellm(text: string): OwnLitellm | { readonly problem: string } {
  const root = parseRoot(text);
  if (typeof root === "string") return { problem: root };
  if ("include" in root) return { problem: "includes other files, which are not mounted" };
  const values = referencesIn(root);
  return {
    text,
    variables: named(values, variableReference),
    files: named(values, fileReference),
    masterKey:
      named([at(root, "general_settings", "master_key")], /^os\.environ\/(?:.*\/)?([^/]+)$/)[0] ?? null,
    hasMetrics: ["callbacks", "success_callback"].some((key) => listed(at(root, "litellm_settings", key))),
  };
}

/** As PyYAML reads it: YAML 1.1, and of two equal keys the last one. */
function parseRoot(text: string): object | string {
  try {
    const root: unknown = parseYaml(text, { version: "1.1", uniqueKeys: false, logLevel: "error" });
    return isMapping(root) ? root : "holds no mapping of sections such as model_list";
  } catch (problem) {
    const [first = ""] = problem instanceof Error ? problem.message.split("\n") : [];
    return `is not YAML: ${first.replace(/[.:]$/, "")}`;
  }
}

/** LiteLLM substitutes only whole values of keys, at any depth. */
function referencesIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value))
    return value.flatMap((entry) => (typeof entry === "string" ? [] : referencesIn(entry)));
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(referencesIn);
  return [value];
}

function named(values: readonly unknown[], form: RegExp): readonly string[] {
  const names = values.flatMap((value) => (typeof value === "string" ? (form.exec(value)?.[1] ?? []) : []));
  return [...new Set(names)].toSorted();
}

function at(root: object, section: string, key: string): unknown {
  const inside: unknown = Reflect.get(root, section);
  return typeof inside === "object" && inside !== null ? Reflect.get(inside, key) : undefined;
}

function listed(callbacks: unknown): boolean {
  return Array.isArray(callbacks) && callbacks.includes("prometheus");
}
