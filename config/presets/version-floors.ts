/** The oldest versions without a hole that somebody who reaches the service can use. LiteLLM's is beside its tables. */

export interface VersionFloor {
  /** Image names without registry and tag. */
  readonly repositories: readonly string[];
  /** First version of each series that has the fix; a series that is older than all of them has none. */
  readonly fixed: readonly string[];
  readonly reason: string;
  readonly source: string;
}

export const versionFloors: readonly VersionFloor[] = Object.freeze([
  {
    repositories: ["vllm/vllm-openai", "vllm/vllm-openai-cpu"],
    fixed: ["0.14.1"],
    reason: "CVE-2026-22778 (a video in a request runs code, without a key)",
    source: "https://nvd.nist.gov/vuln/detail/CVE-2026-22778",
  },
  {
    repositories: ["redis"],
    fixed: ["6.2.20", "7.2.11", "7.4.6", "8.0.4", "8.2.2"],
    reason: "CVE-2025-49844 (a Lua script of a client leaves its sandbox)",
    source: "https://nvd.nist.gov/vuln/detail/CVE-2025-49844",
  },
  {
    repositories: ["postgres"],
    fixed: ["14.23", "15.18", "16.14", "17.10", "18.4"],
    reason: "CVE-2026-6473 (a query writes beyond its memory), CVE-2026-6477 (a server attacks pg_dump)",
    source: "https://www.postgresql.org/about/news/postgresql-184-1710-1614-1518-and-1423-released-3297/",
  },
  {
    repositories: ["caddy"],
    fixed: ["2.11.1"],
    reason:
      "CVE-2026-27586 (without its file, the own CA of clients becomes every CA that the system trusts)",
    source: "https://nvd.nist.gov/vuln/detail/CVE-2026-27586",
  },
]);

/** What speaks against an image; undefined when nothing does, or when its tag names no full version. */
export function belowFloor(image: string): { readonly floor: string; readonly reason: string } | undefined {
  const [, path = "", tagged = ""] = /^([^@]*?):([^:/@]+)(?:@|$)/.exec(image) ?? [];
  const row = versionFloors.find(({ repositories }) => repositories.some((name) => isNamed(path, name)));
  const version = /^v?(\d+(?:\.\d+){1,2})(?=$|-)/.exec(tagged)?.[1]?.split(".").map(Number);
  if (!row || !version) return undefined;
  const series = row.fixed.map((text) => ({ text, parts: text.split(".").map(Number) }));
  // Of Postgres the second number is the last; of the others `3.2` is a series that moves.
  if (series.some(({ parts }) => parts.length !== version.length)) return undefined;
  const own = series.find(({ parts }) => isBefore(version, parts) || isSameSeries(version, parts));
  return own && isBefore(version, own.parts) ? { floor: own.text, reason: row.reason } : undefined;
}

function isNamed(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

function isSameSeries(version: readonly number[], floor: readonly number[]): boolean {
  return floor.slice(0, -1).every((part, index) => part === version[index]);
}

function isBefore(version: readonly number[], floor: readonly number[]): boolean {
  const differing = floor.findIndex((part, index) => part !== version[index]);
  return differing >= 0 && (version[differing] ?? 0) < (floor[differing] ?? 0);
}
