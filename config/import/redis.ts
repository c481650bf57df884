/** Where Redis is, in LiteLLM's two spellings: `cache_params.host` and `router_settings.redis_host`. The toolkit's own needs none of it. */
import { record } from "../foreign";
import { isBeside, needSecret, put, secretForm, valueOf } from "./context";
import type { Context } from "./context";
import type { LitellmFile, Setting } from "./settings";

/** A key of a map that says where Redis is. */
interface Part extends Pick<Setting, "value" | "place" | "from"> {
  /** Without `redis_`. */
  readonly name: string;
  readonly siblings: Readonly<Record<string, unknown>>;
  /** Why the file's own place for it is wrong. */
  readonly note: string | null;
}

export function mapRedis(context: Context, setting: Setting, file: LitellmFile): void {
  const siblings = record(record(file.yaml.data)[setting.section]);
  const { cache, cache_params: params } = record(record(file.yaml.data).litellm_settings);
  const isAlone = cache !== true || record(params).type !== "redis";
  const note = isAlone
    ? "alone it shares the router's state; the toolkit's Redis shares limits of keys too"
    : null;
  mapRedisPart(context, { ...setting, name: setting.key.replace("redis_", ""), siblings, note });
}

export function mapRedisPart(context: Context, part: Part): void {
  const { place, from, note, name } = part;
  const to = ["cache", "redis"];
  const say = (field: string, value: unknown) => put(context, place, from, [...to, field], value, note);
  if (!isExternal(context, part.siblings)) {
    const own = "the toolkit brings its own Redis and connects the proxy with it";
    context.report.note(note === null ? "mapped" : "corrected", place, from, "cache", note ?? own);
    return;
  }
  const value = typeof part.value === "string" ? valueOf(context, part.value) : part.value;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (name === "password") mapPassword(context, part, [...to, name]);
  else if (value === undefined)
    context.report.unmapped(place, from, `has no value in the given files; write it as cache.redis.${name}`);
  else if (name === "host" || name === "username") say(name, text);
  else if (name === "port") say(name, Number(value));
  else if (name === "ssl") say("tls", value === true || value === "true");
  else if (name === "startup_nodes") say("clusterNodes", nodesOf(value));
  else if (name === "sentinel_nodes")
    say("sentinel", { nodes: nodesOf(value), serviceName: part.siblings.service_name ?? "mymaster" });
  else if (name === "service_name") context.report.mapped(place, from, "cache.redis.sentinel");
  else if (name === "url") mapUrl(context, part, text);
}

const hostKeys = ["host", "redis_host"];
const otherKeys = ["redis_startup_nodes", "startup_nodes", "sentinel_nodes"];
const urlKeys = ["url", "redis_url"];

/** A host that is no container beside the proxy. */
function isExternal(context: Context, siblings: Part["siblings"]): boolean {
  if (otherKeys.some((key) => Array.isArray(siblings[key]))) return true;
  const given = (key: string) => {
    const value = siblings[key];
    return typeof value === "string" ? valueOf(context, value) : undefined;
  };
  const urls = urlKeys.flatMap((key) => urlOf(given(key) ?? "")?.hostname ?? []);
  const hosts = [...hostKeys.flatMap((key) => given(key) ?? []), ...urls];
  return hosts.some((host) => !isBeside(context, host));
}

function mapPassword(context: Context, { value, place, from, note }: Part, path: readonly string[]): void {
  const form = secretForm(String(value));
  if (form.form === "placeholder") context.report.mapped(place, from, null, "there is no password");
  else {
    const name = "name" in form ? form.name : "REDIS_PASSWORD";
    const written =
      form.form === "reference" ? note : "a password was written out: its value belongs into the env file";
    put(context, place, from, path, needSecret(context, name, place), written);
  }
}

function mapUrl(context: Context, part: Part, text: string): void {
  const url = urlOf(text);
  const { place, from, note } = part;
  if (!url) {
    context.report.unmapped(place, from, "is no address of a Redis");
    return;
  }
  put(context, place, from, ["cache", "redis", "host"], url.hostname, note);
  if (url.port !== "") put(context, place, from, ["cache", "redis", "port"], Number(url.port), note);
  if (url.username !== "") put(context, place, from, ["cache", "redis", "username"], url.username, note);
  if (url.password !== "")
    mapPassword(context, { ...part, value: url.password }, ["cache", "redis", "password"]);
  if (url.protocol === "rediss:") put(context, place, from, ["cache", "redis", "tls"], true, note);
}

function urlOf(text: string): URL | undefined {
  return /^rediss?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

/** `[{ host, port }]` of a cluster, `[[host, port]]` of sentinels. */
function nodesOf(value: unknown): readonly string[] {
  const nodes: readonly unknown[] = Array.isArray(value) ? value : [];
  return nodes.map((node) => {
    const { host, port } = record(node);
    return (Array.isArray(node) ? node : [host, port]).map(String).join(":");
  });
}
