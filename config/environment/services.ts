/** Variables of the proxy, its cache and its database. */
import * as messages from "../errors/variable";
import { read, take } from "./context";
import type { Context, Found } from "./context";
import { logLevels, servicePorts } from "./names";
import type { Path } from "./settings";

export function readProxy(context: Context): void {
  const published = read(context, "LITELLM_PORT", "PORT");
  const other = context.values.get("PORT") ?? "";
  if (published && other !== "" && other !== published.value)
    context.findings.push(messages.variablesDiffer("PORT", "LITELLM_PORT", "the port of the gateway"));
  port(context, ["proxy", "port"], published, 4000);
  const log = read(context, "LITELLM_LOG");
  const level = log && logLevels[log.value.toUpperCase()];
  if (log && level === undefined)
    context.findings.push(messages.valueUnknown(log.name, Object.keys(logLevels)));
  if (log && level !== undefined && level !== "info")
    context.settings.set(["proxy", "logLevel"], level, log.name);
  const user = read(context, "UI_USERNAME", "LITELLM_UI_USER");
  if (user && user.value !== "admin") context.settings.set(["proxy", "ui", "user"], user.value, user.name);
  // The value stays in its file under its own name; the container gets it as UI_PASSWORD.
  const password = read(context, "UI_PASSWORD", "LITELLM_UI_PASSWORD");
  if (password && password.name !== "UI_PASSWORD")
    context.settings.set(["proxy", "ui", "password"], password.name, password.name);
}

/** Hosts of the given names are containers that the toolkit brings itself. */
export function readCache(context: Context, ownHosts: ReadonlySet<string>): void {
  const host = read(context, "REDIS_HOST");
  const number = read(context, "REDIS_PORT");
  const password = read(context, "REDIS_PASSWORD");
  if (!host || ownHosts.has(host.value)) return;
  context.settings.set(["cache", "redis", "host"], host.value, host.name);
  port(context, ["cache", "redis", "port"], number, 6379);
  if (password) context.settings.set(["cache", "redis", "password"], "REDIS_PASSWORD", password.name);
  take(context, ["cache", "redis", "username"], "REDIS_USERNAME");
}

export function readDatabase(context: Context, ownHosts: ReadonlySet<string>): void {
  read(context, "LITELLM_POSTGRES_PASSWORD", "POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB");
  const url = read(context, "DATABASE_URL");
  const host = url && /^[a-z]+:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?]+)/i.exec(url.value)?.[1];
  if (!url || (host !== undefined && ownHosts.has(host))) return;
  context.settings.set(["database", "type"], "external", url.name);
  context.settings.set(["database", "url"], "DATABASE_URL", url.name);
}

/** The usual number is not published: nobody asked for more than what every copy of the file has. */
export function readServicePorts(context: Context): void {
  for (const [name, service, usual] of servicePorts)
    port(context, [service, "publish", "port"], read(context, name), usual);
}

export function readLangfuse(context: Context, traces: boolean | undefined): void {
  const { settings, values } = context;
  const names = ["LANGFUSE_PUBLIC_KEY", "LANGFUSE_SECRET_KEY"] as const;
  const found = names.filter((name) => read(context, name) !== undefined);
  const host = read(context, "LANGFUSE_HOST");
  const isAsked = names.every((name) => values.has(name)) && (traces ?? found.length === names.length);
  if (!isAsked) return;
  settings.set(["telemetry", "langfuse", "publicKey"], names[0], names[0]);
  settings.set(["telemetry", "langfuse", "secretKey"], names[1], names[1]);
  if (host) settings.set(["telemetry", "langfuse", "host"], host.value, host.name);
}

function port(context: Context, path: Path, found: Found | undefined, usual: number): void {
  if (!found) return;
  const number = Number(found.value);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    context.findings.push(messages.noPort(found.name));
  else if (number !== usual) context.settings.set(path, number, found.name);
}
