/** The times that a report covers, as they are given on the command line. */
import { WrongUsage } from "../exit";

/** A moment, or so long before the end of the window. */
export type Since =
  | { readonly kind: "duration"; readonly interval: string }
  | { readonly kind: "moment"; readonly text: string };

export interface Window {
  readonly since: Since;
  /** Undefined for now. */
  readonly until: string | undefined;
  /** Name in the IANA database. */
  readonly timeZone: string;
}

const units: Readonly<Record<string, string>> = {
  m: "minutes",
  h: "hours",
  d: "days",
  w: "weeks",
};

const moment = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const forms = "a duration such as 30m, 24h, 7d or 4w, or a moment such as 2026-11-01 or 2026-11-01T08:00";

export function parseSince(text: string): Since {
  const [, count, unit = ""] = /^([1-9]\d{0,4})([mhdw])$/.exec(text) ?? [];
  if (count !== undefined) return { kind: "duration", interval: `${count} ${units[unit] ?? ""}` };
  if (isMoment(text)) return { kind: "moment", text };
  throw new WrongUsage(`--since ${JSON.stringify(text)}: ${forms} is needed`);
}

export function parseUntil(text: string): string {
  if (isMoment(text)) return text;
  throw new WrongUsage(`--until ${JSON.stringify(text)}: a moment such as 2026-11-01 is needed`);
}

/** Also of February: no 30th. */
function isMoment(text: string): boolean {
  if (!moment.test(text)) return false;
  const day = text.slice(0, 10);
  const time = new Date(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(time.getTime()) &&
    time.toISOString().startsWith(day) &&
    !Number.isNaN(new Date(text).getTime())
  );
}

export function parseTimeZone(text: string): string {
  try {
    // An offset such as +02:00 is one for Node, and for Postgres the opposite.
    if (/^[A-Za-z]/.test(text))
      return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    // Not known; told below.
  }
  throw new WrongUsage(`--tz ${JSON.stringify(text)}: a name such as Europe/Berlin or UTC is needed`);
}
