/** Versions of LiteLLM as image tags write them, and which of them must not run. */

/** The version that a tag names, as `litellm/litellm:v1.106.2` or `main-v1.83.10-stable`; null when it names none. */
export function litellmVersionInTag(image: string): string | null {
  const tag = /:([^:/@]+)(@|$)/.exec(image)?.[1] ?? "";
  return /^(?:[a-z]+-)?v?(\d+\.\d+\.\d+)/.exec(tag)?.[1] ?? null;
}

/** Negative when the first is older. */
export function compareVersions(left: string, right: string): number {
  const parts = (version: string) => version.split(".").map(Number);
  const [a, b] = [parts(left), parts(right)];
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}

/** The oldest version without a known hole. */
export const litellmFloor = "1.83.10";

/** Why an older version must not run. */
export const belowLitellmFloor =
  "CVE-2026-42208 (SQL injection before login, 1.81.16 to 1.83.6), CVE-2026-35029 and CVE-2026-35030 (fixed in 1.83.0)";

/** Published by an attacker on 2026-03-24. */
export const compromisedLitellm: readonly string[] = Object.freeze(["1.82.7", "1.82.8"]);

/** Repositories under which LiteLLM is no longer published. */
export const oldLitellmImage = /^((index\.)?docker\.io\/)?berriaiofficial\/litellm(?=[:@]|$)/;
