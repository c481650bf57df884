/** Which calls go to a company's proxy instead of the address itself: what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say. */
import { wayOut } from "../config";
import type { HostConfig } from "../config";

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that a program with these variables calls for the address; undefined where it calls the address itself. */
export function proxyFor(environment: Environment, url: string): URL | undefined {
  const { protocol, hostname, port } = new URL(url);
  const proxy = variable(environment, protocol === "https:" ? "https_proxy" : "http_proxy");
  if (proxy === undefined || isDirect(variable(environment, "no_proxy") ?? "", hostname, port))
    return undefined;
  const text = proxy.includes("://") ? proxy : `http://${proxy}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** The same for a program on this machine: its own variables, else those that containers of the stack get. */
export function proxyFromHere(
  environment: Environment,
  { proxy }: Pick<HostConfig, "proxy">,
  url: string,
): URL | undefined {
  const https = variable(environment, "https_proxy") ?? null;
  const http = variable(environment, "http_proxy") ?? null;
  const noProxy = (variable(environment, "no_proxy") ?? "").split(",");
  const own = https === null && http === null ? proxy : { https, http, noProxy };
  return proxyFor(wayOut({ proxy: own, caCertificates: null }, [], [url]).environment, url);
}

/** Python, curl and Node take small letters before capitals. */
function variable(environment: Environment, name: string): string | undefined {
  const value = environment[name] ?? environment[name.toUpperCase()];
  return value === "" ? undefined : value;
}

/** A name stands for itself and what is below it, with a dot in front or without. */
function isDirect(noProxy: string, hostname: string, port: string): boolean {
  const entries = noProxy.split(",").map((entry) =>
    entry
      .trim()
      .toLowerCase()
      .replace(/^\*?\./, ""),
  );
  return entries.some(
    (entry) =>
      entry === "*" ||
      (entry !== "" && [hostname, `${hostname}:${port}`].some((one) => `.${one}`.endsWith(`.${entry}`))),
  );
}
