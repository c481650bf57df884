/** How many connections the stack's Postgres must take, all readers together. */
import type { GatewayConfig } from "../../gateway-config";

/** What Postgres takes unless told otherwise. */
const usual = 100;
/** Each is a process of the server; beyond that a pooler in front serves better. */
export const mostConnections = 500;
/** The job of the users, the migrations, the views. */
const preparation = 3;
/** Of the user for reports, at the same time. */
export const reportConnections = 5;
/** Of whoever watches the database. */
export const monitorConnections = 3;
/** A dump, a restore, somebody at the console. */
const byHand = 5;
/** Kept by Postgres for its superuser. */
const reserved = 3;
/** Each proxy compares its tables once when it starts. */
const atStart = 1;

/** While they are replaced, old and new proxies run side by side. */
export function proxyConnections({ proxy, database }: Pick<GatewayConfig, "proxy" | "database">): number {
  return 2 * proxy.replicas * (database.maxConnections + atStart);
}

export function neededConnections(config: Pick<GatewayConfig, "proxy" | "database">): number {
  return proxyConnections(config) + preparation + reportConnections + monitorConnections + byHand + reserved;
}

/** By the hundred, so that one more proxy seldom replaces the database. */
export function allowedConnections(config: Pick<GatewayConfig, "proxy" | "database">): number {
  const hundreds = Math.ceil(neededConnections(config) / usual) * usual;
  return Math.min(hundreds, mostConnections);
}

/** Words behind the image's entrypoint: none where Postgres's own default is enough. */
export function connectionFlags(config: Pick<GatewayConfig, "proxy" | "database">): readonly string[] {
  const allowed = allowedConnections(config);
  return allowed === usual ? [] : ["postgres", "-c", `max_connections=${allowed}`];
}

const perConnectionMiB = 10;

/** Beyond what the server needs with its default. */
export function connectionMemoryMiB(config: Pick<GatewayConfig, "proxy" | "database">): number {
  return (allowedConnections(config) - usual) * perConnectionMiB;
}
