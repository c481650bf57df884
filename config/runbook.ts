/** The runbook: an entry for every alert, and for what goes wrong without one. The one source of docs/runbook.md. */
import type { Entries } from "./runbook/entry";
import { gatewayAlerts } from "./runbook/gateway-alerts";
import { resourceAlerts } from "./runbook/resource-alerts";
import { troubleshooting } from "./runbook/troubleshooting";

export type { RunbookEntry } from "./runbook/entry";

/** By chapter. */
export const runbookChapters: Readonly<Record<string, Entries>> = {
  "The way in, and what clients get": gatewayAlerts,
  "Engines, stores, money, and the watch itself": resourceAlerts,
  "Without an alert": troubleshooting,
};

export const runbook: Entries = Object.assign({}, ...Object.values(runbookChapters)) as Entries; // of the chapters above
