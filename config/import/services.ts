/** The containers around the proxy: those that the toolkit brings itself, and those that it does not know. */
import type { Container, ForeignDocument } from "../foreign";
import { knownDefaultSecrets } from "../schema/secret";
import { put, row } from "./context";
import type { Context } from "./context";
import type { Place } from "./report";

const kinds = [
  ["cache", /(^|\/)(redis|valkey|keydb)(-stack(-server)?)?(:|@|$)/],
  ["database", /(^|\/)(postgres|postgresql|pgvector)(:|@|$)/],
  ["prometheus", /(^|\/)prometheus(:|@|$)/],
  ["grafana", /(^|\/)grafana(-oss|-enterprise)?(:|@|$)/],
  ["edge", /(^|\/)(nginx|haproxy|traefik|caddy)(:|@|$)/],
] as const;

type Kind = (typeof kinds)[number][0];

export interface Service {
  readonly kind: Kind | undefined;
  readonly container: Container;
  readonly file: string;
}

/** Containers that start neither vLLM nor LiteLLM. */
export function servicesOf(documents: readonly ForeignDocument[]): readonly Service[] {
  return documents.flatMap((document) => {
    if (document.kind !== "compose") return [];
    const launched = document.launches.map(({ container }) => container);
    const others = document.services.filter((service) => !launched.includes(service));
    return others.map((container) => ({ kind: kindOf(container), container, file: document.file }));
  });
}

function kindOf({ image }: Container): Kind | undefined {
  return kinds.find(([, pattern]) => pattern.test(image?.text ?? ""))?.[0];
}

/** Host names that stand for the toolkit's own Redis or Postgres. */
export function ownHostsOf(services: readonly Service[]): ReadonlySet<string> {
  const own = services.filter(({ kind }) => kind === "cache" || kind === "database");
  return new Set(own.flatMap(({ container }) => container.hostNames));
}

export function mapServices(context: Context, services: readonly Service[]): void {
  for (const { kind, container, file } of services) {
    const place = { file, location: container.location };
    const from = `service ${container.name}`;
    const image = container.image?.text ?? "no image";
    if (kind === undefined)
      context.report.unmapped(place, from, `${image} is no part of a gateway; run it beside the stack`);
    else if (kind === "edge")
      context.report.unmapped(
        place,
        from,
        "the toolkit brings an edge of its own, see edge.tls, edge.domain and edge.allowIps for what this one does",
      );
    else context.report.mapped(place, from, kind, "the toolkit brings its own");
    if (kind === "cache" || kind === "database") mapPorts(context, file, kind, container);
    if (kind === "database") mapOwner(context, file, container);
  }
}

function mapPorts(context: Context, file: string, kind: "cache" | "database", container: Container): void {
  for (const port of container.ports.filter(({ published }) => published !== null)) {
    const place: Place = { file, location: port.location };
    const isOpen = port.address === null || port.address === "0.0.0.0";
    const note = isOpen ? "was open on every address; now on 127.0.0.1" : null;
    put(
      context,
      place,
      `port ${port.published ?? ""} of ${container.name}`,
      [kind, "publish", "port"],
      port.published,
      note,
    );
  }
}

function mapOwner(context: Context, file: string, { environment }: Container): void {
  for (const { name, value, location } of environment) {
    const place = { file, location };
    const text = value?.text ?? "";
    const key = row({ POSTGRES_USER: "user", POSTGRES_DB: "name" }, name);
    if (key !== undefined && text !== "" && text !== "litellm")
      put(context, place, name, ["database", key], text);
    else if (name === "POSTGRES_PASSWORD" && knownDefaultSecrets.includes(text))
      context.report.corrected(
        place,
        name,
        "database",
        "everybody knows it: the toolkit's own wants another one",
      );
  }
}
